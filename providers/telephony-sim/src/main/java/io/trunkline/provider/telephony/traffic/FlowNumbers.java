package io.trunkline.provider.telephony.traffic;

import static io.trunkline.api.ServiceType.SERVICETYPE_CONTROLLEDLOAD;
import static io.trunkline.api.ServiceType.SERVICETYPE_GUARANTEED;
import static io.trunkline.api.ServiceType.SERVICETYPE_NOTRAFFIC;

import io.trunkline.api.FlowSpec;

/** What a flow spec says, with its defaults. */
final class FlowNumbers {
    /** Largest message where the flow spec names none. */
    static final int MAX_SDU_OCTETS = 1_500;
    /** Smallest counted size where the flow spec names none. */
    static final int MIN_POLICED_OCTETS = 64;
    /** Larger sizes count as this: the ratio of framed octets is the same. */
    private static final long SIZE_LIMIT = 1 << 24;

    private FlowNumbers() {}

    /** True if a rate, a size or a time is named, and finite. */
    static boolean isBounded(long value) {
        return value < FlowSpec.POSITIVE_INFINITY_RATE;
    }

    static boolean isGuaranteed(FlowSpec flow) {
        return flow.serviceType() == SERVICETYPE_GUARANTEED;
    }

    static boolean isPromised(FlowSpec flow) {
        return isGuaranteed(flow) || flow.serviceType() == SERVICETYPE_CONTROLLEDLOAD;
    }

    static boolean isSilent(FlowSpec flow) {
        return flow.serviceType() == SERVICETYPE_NOTRAFFIC;
    }

    static long maxSdu(FlowSpec flow) {
        return Math.min(size(flow.maxSduOctets(), MAX_SDU_OCTETS), SIZE_LIMIT);
    }

    static long minPoliced(FlowSpec flow) {
        return Math.min(size(flow.minimumPolicedOctets(), MIN_POLICED_OCTETS), maxSdu(flow));
    }

    private static long size(long octets, int ifMissing) {
        return isBounded(octets) && octets > 0 ? octets : ifMissing;
    }

    /** Largest burst, octets. */
    static long bucket(FlowSpec flow) {
        return isBounded(flow.tokenBucketOctets()) ? flow.tokenBucketOctets() : maxSdu(flow);
    }
}
