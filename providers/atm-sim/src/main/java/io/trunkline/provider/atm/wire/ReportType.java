package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;

/**
 * Which report is asked for or given.
 *
 * @param report 1 confirmation of a modification; 4, 5, 6 availability end to end
 */
@Clause("Q.2963.1 (07/96) §8.2")
public record ReportType(int report) implements ElementBody {
    // bits: report 8

    static Decoded<ReportType> decode(OctetReader in) {
        ReportType body = new ReportType(in.u8());
        return in.finishExactly("ReportType", body);
    }

    @Override
    public void encode(OctetWriter out) {
        out.u8(report);
    }
}
