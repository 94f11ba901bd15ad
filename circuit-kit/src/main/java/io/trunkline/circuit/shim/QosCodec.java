package io.trunkline.circuit.shim;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Flow specs as octets: which fields are specified, then those, each as a number of 7 bits an octet. */
final class QosCodec {
    private static final int RATE = 0x01;
    private static final int BUCKET = 0x02;
    private static final int PEAK = 0x04;
    private static final int LATENCY = 0x08;
    private static final int VARIATION = 0x10;
    private static final int SDU = 0x20;
    private static final int MINIMUM = 0x40;
    private static final int MORE = 0x80;

    private QosCodec() {}

    static void write(OctetWriter out, Qos qos) {
        write(out, qos.sending());
        write(out, qos.receiving());
    }

    private static void write(OctetWriter out, FlowSpec flow) {
        long[] values = values(flow);
        int present = 0;
        for (int i = 0; i < values.length; i++) if (FlowSpec.isSpecified(values[i])) present |= 1 << i;
        out.u8(flow.serviceType().number()).u8(present);
        for (long value : values) if (FlowSpec.isSpecified(value)) number(out, value);
    }

    private static long[] values(FlowSpec flow) {
        return new long[] {
            flow.tokenRateOctetsPerSecond(),
            flow.tokenBucketOctets(),
            flow.peakBandwidthOctetsPerSecond(),
            flow.latencyMicros(),
            flow.delayVariationMicros(),
            flow.maxSduOctets(),
            flow.minimumPolicedOctets()
        };
    }

    static void number(OctetWriter out, long value) {
        long rest = value;
        while (rest >= MORE) {
            out.u8((int) (rest & 0x7F) | MORE);
            rest >>>= 7;
        }
        out.u8((int) rest);
    }

    /** Empty where the octets are no number of at most 32 bits. */
    static long number(OctetReader in) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int octet = in.u8();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < MORE) return value <= FlowSpec.NOT_SPECIFIED ? value : -1;
        }
        return -1;
    }

    /** A window of messages; empty where it is none. */
    static OptionalInt window(OctetReader in) {
        long octets = number(in);
        return octets < 0 || octets > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) octets);
    }

    static Optional<Qos> read(OctetReader in) {
        Optional<FlowSpec> sending = readFlow(in);
        if (sending.isEmpty()) return Optional.empty();
        return readFlow(in).map(receiving -> Qos.of(sending.get(), receiving));
    }

    private static Optional<FlowSpec> readFlow(OctetReader in) {
        int type = in.u8();
        int present = in.u8();
        long rate = field(in, present, RATE);
        long bucket = field(in, present, BUCKET);
        long peak = field(in, present, PEAK);
        long latency = field(in, present, LATENCY);
        long variation = field(in, present, VARIATION);
        long sdu = field(in, present, SDU);
        long minimum = field(in, present, MINIMUM);
        boolean known = Arrays.stream(ServiceType.values()).anyMatch(each -> each.number() == type);
        boolean negative = (rate | bucket | peak | latency | variation | sdu | minimum) < 0;
        boolean upsideDown = FlowSpec.isSpecified(peak) && FlowSpec.isSpecified(rate) && peak < rate;
        if (!known || negative || upsideDown || in.ranOut() || (present & MORE) != 0) return Optional.empty();
        ServiceType service = ServiceType.ofNumber(type);
        return Optional.of(new FlowSpec(rate, bucket, peak, latency, variation, service, sdu, minimum));
    }

    private static long field(OctetReader in, int present, int bit) {
        return (present & bit) == 0 ? FlowSpec.NOT_SPECIFIED : number(in);
    }
}
