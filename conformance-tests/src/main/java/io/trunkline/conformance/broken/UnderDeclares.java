package io.trunkline.conformance.broken;

import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.spi.ProviderConfig;
import java.util.List;

/** Declares that the caller's group does not travel, although the provider below carries it. */
@Breaks(
        value = "GRP-21",
        also = {"GRP-22"})
public final class UnderDeclares extends BrokenProvider {
    /** For the service loader. */
    public UnderDeclares() {
        super("under-declares", Needs.GROUP_REFERENCE);
    }

    @Override
    public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
        Figures more = below.figures();
        Figures less = new Figures(
                more.quantumOctets(),
                more.inFlightOctets(),
                more.largestMessageOctets(),
                more.capacityOctetsPerSecond(),
                more.schedulers(),
                more.clock(),
                false);
        return super.over(below, config).stream()
                .map(entry -> entry.toBuilder().figures(less).build())
                .toList();
    }
}
