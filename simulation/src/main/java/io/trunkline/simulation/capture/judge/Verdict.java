package io.trunkline.simulation.capture.judge;

import java.util.List;
import java.util.Map;

/**
 * What tshark said about a file.
 *
 * @param records records in it
 * @param correct records whose check is right: the AAL5 CRC of a unit, the header error check of a cell
 * @param excused complaints that are faults of the dissector
 * @param complaints everything else that is wrong, one line each with the number of the record
 */
public record Verdict(long records, long correct, Map<DissectorFault, Long> excused, List<String> complaints) {
    /** True if there are records, all are right, and nothing else is wrong. */
    public boolean isClean() {
        return records > 0 && correct == records && complaints.isEmpty();
    }

    @Override
    public String toString() {
        return correct + " of " + records + " records correct, excused " + excused + ", complaints " + complaints;
    }
}
