package io.trunkline.provider.telephony;

import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.circuit.socket.HostSettings;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.ReceiverLimits;
import io.trunkline.provider.telephony.ppp.LinkSettings;
import io.trunkline.provider.telephony.traffic.FragmentSize;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.ProviderConfig;
import java.time.Duration;
import java.util.List;

/**
 * What is configured for a host: its connections, and the bundles that carry them.
 *
 * @param channels of connections
 * @param fragmentOctets the most octets of a packet in one fragment
 * @param mrruOctets the longest packet
 * @param classes true to ask for multi-class headers
 * @param differentialDelay the most by which one channel may be slower than another
 * @param networkDelay how long the way beyond the own access takes at most
 * @param marginPercent what controlled load gets beyond the mean
 */
record TelephonySettings(
        ChannelSettings channels,
        int fragmentOctets,
        int mrruOctets,
        boolean classes,
        Duration differentialDelay,
        Duration networkDelay,
        int marginPercent)
        implements HostSettings {
    private static final int MAX_FRAGMENTS = 1024;
    private static final int MAX_OCTETS = 1 << 18;
    /** Headers of a fragment on the line, and the frame around it. */
    private static final int AROUND_OCTETS = 16;

    private static final int BITS_PER_SECOND = 64_000;
    private static final int WORST_BITS_PER_OCTET = 10;
    private static final long NANOS_PER_MICRO = 1_000;

    static TelephonySettings of(ProviderConfig config) {
        return new TelephonySettings(
                TelephonyCatalog.channels(config),
                config.get(TelephonyCatalog.FRAGMENT),
                config.get(TelephonyCatalog.PACKET),
                config.get(TelephonyCatalog.CLASSES),
                config.get(TelephonyCatalog.DIFFERENTIAL_DELAY),
                config.get(TelephonyCatalog.NETWORK_DELAY),
                config.get(TelephonyCatalog.MARGIN));
    }

    /** What the way beyond the own access takes at most, rounded up. */
    long networkDelayMicros() {
        return -Math.floorDiv(-networkDelay.toNanos(), NANOS_PER_MICRO);
    }

    /** What is missing for longer than channels differ, and a fragment of the far end takes, is lost. */
    ReceiverLimits limits() {
        long differential = differentialDelay.toNanos() * EventScheduler.PICOS_PER_NANO;
        long octet = WORST_BITS_PER_OCTET * (EventScheduler.PICOS_PER_SECOND / BITS_PER_SECOND);
        long slip = differential + (FragmentSize.USUAL_OCTETS + AROUND_OCTETS) * octet;
        return new ReceiverLimits(mrruOctets, MAX_FRAGMENTS, MAX_OCTETS, slip, FragmentSize.USUAL_OCTETS, octet);
    }

    /** The same without classes where they are not wanted. */
    LinkSettings adapted(LinkSettings link) {
        if (classes) return link;
        return new LinkSettings(
                link.mruOctets(),
                link.frames(),
                link.mrruOctets(),
                List.of(HeaderFormat.SHORT),
                false,
                link.discriminator(),
                link.linkDiscriminator());
    }
}
