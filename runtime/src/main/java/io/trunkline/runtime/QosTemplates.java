package io.trunkline.runtime;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Quality-of-service templates by name. A provider's own come first, then those that the configuration installs, then the
 * built-in ones, which are the same in both directions.
 */
final class QosTemplates {
    /** One-way delay that a conversation bears: ITU-T G.114. */
    private static final int CONVERSATION_MICROS = 150_000;

    private static final ServiceType GUARANTEED = ServiceType.SERVICETYPE_GUARANTEED;
    private static final ServiceType CONTROLLED = ServiceType.SERVICETYPE_CONTROLLEDLOAD;

    // Audio: the codec's rate, packets of 20 ms (G.723.1: 30 ms), a bucket of two packets.
    // Video: a usual rate; the bucket and the largest packet are the largest picture: 64 Kibit for QCIF, 256 Kibit for
    // CIF
    // (H.261 5.2, H.263 table 1).
    // @formatter:off
    private static final List<Row> BUILT_IN = List.of(
        //      name        octets/s  bucket  variation µs  largest  smallest  service
        new Row("G711",         8_000,    320,       20_000,     160,      160, GUARANTEED),
        new Row("G722",         8_000,    320,       20_000,     160,      160, GUARANTEED),
        new Row("G723",           800,     48,       30_000,      24,       24, GUARANTEED),
        new Row("G728",         2_000,     80,       20_000,      40,       40, GUARANTEED),
        new Row("G729",         1_000,     40,       20_000,      20,       20, GUARANTEED),
        new Row("H261QCIF",    16_000,  8_192,       50_000,   8_192,       64, GUARANTEED),
        new Row("H261CIF",     48_000, 32_768,       50_000,  32_768,       64, GUARANTEED),
        new Row("H263QCIF",    16_000,  8_192,       50_000,   8_192,       64, CONTROLLED),
        new Row("H263CIF",     48_000, 32_768,       50_000,  32_768,       64, CONTROLLED));
    // @formatter:on

    private final Map<String, Qos> global = new TreeMap<>();

    /** One built-in template. */
    private record Row(
            String name, int rate, int bucket, int variationMicros, int largest, int smallest, ServiceType service) {
        Qos qos() {
            return Qos.symmetric(FlowSpec.guaranteed(rate, bucket)
                    .withDelay(CONVERSATION_MICROS, variationMicros)
                    .withSizes(largest, smallest)
                    .withServiceType(service));
        }
    }

    QosTemplates(Map<String, Qos> installed) {
        for (Row row : BUILT_IN) global.put(row.name(), row.qos());
        global.putAll(installed);
    }

    /** All names, each once, sorted. */
    List<String> names(Map<String, Qos> ofProvider) {
        TreeSet<String> names = new TreeSet<>(global.keySet());
        names.addAll(ofProvider.keySet());
        return new ArrayList<>(names);
    }

    Qos get(String name, Map<String, Qos> ofProvider) throws Ws2Exception {
        Qos found = ofProvider.containsKey(name) ? ofProvider.get(name) : global.get(name);
        if (found != null) return found;
        throw new Ws2Exception(
                WsaError.WSANO_DATA,
                "there is no quality-of-service template " + name + "; there are: "
                        + String.join(", ", names(ofProvider)));
    }
}
