package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Values of the API in words and as JSON. */
final class Words {
    private static final String TYPE_PREFIX = "SERVICETYPE_";

    private Words() {}

    static String kind(GroupKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** A quality of service in one line. */
    static String line(Qos qos) {
        String sending = line(qos.sending());
        String receiving = line(qos.receiving());
        return sending.equals(receiving) ? sending + " both ways" : sending + " sending, " + receiving + " receiving";
    }

    private static String line(FlowSpec flow) {
        boolean rated = FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond());
        return type(flow.serviceType()) + (rated ? " " + Numbers.rate(flow.tokenRateOctetsPerSecond() * 8.0) : "");
    }

    /** A quality of service as JSON, {@code null} if there is none. */
    static Map<String, Object> json(Qos qos) {
        if (qos == null) return null;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sending", json(qos.sending()));
        json.put("receiving", json(qos.receiving()));
        return json;
    }

    private static Map<String, Object> json(FlowSpec flow) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("serviceType", type(flow.serviceType()));
        put(json, "tokenRateOctetsPerSecond", flow.tokenRateOctetsPerSecond());
        put(json, "tokenBucketOctets", flow.tokenBucketOctets());
        put(json, "peakBandwidthOctetsPerSecond", flow.peakBandwidthOctetsPerSecond());
        put(json, "latencyMicros", flow.latencyMicros());
        put(json, "delayVariationMicros", flow.delayVariationMicros());
        put(json, "maxSduOctets", flow.maxSduOctets());
        put(json, "minimumPolicedOctets", flow.minimumPolicedOctets());
        return json;
    }

    private static void put(Map<String, Object> json, String name, long value) {
        if (FlowSpec.isSpecified(value)) json.put(name, value);
    }

    private static String type(ServiceType type) {
        return type.name().substring(TYPE_PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
