package io.trunkline.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one quality-of-service template: {@code both}, or {@code sending} and {@code receiving}. */
final class TemplateReader {
    private final String name;
    private final Map<List<String>, Object> values;

    TemplateReader(String name, Map<List<String>, Object> values) {
        this.name = name;
        this.values = values;
    }

    Qos read(ConfigValue template) throws Ws2Exception {
        for (String direction : ((ConfigObject) template).keySet()) {
            if (!LibraryKeys.DIRECTIONS.contains(direction)) {
                ConfigValue found = ((ConfigObject) template).get(direction);
                throw Problems.unknownKey("qos.templates." + name + ".", direction, found, LibraryKeys.DIRECTIONS);
            }
        }
        try {
            return Qos.of(flow("sending"), flow("receiving"));
        } catch (IllegalArgumentException e) {
            throw Problems.badValue("qos.templates." + name, template, "a sound flow spec: " + e.getMessage(), e);
        }
    }

    private FlowSpec flow(String direction) {
        return new FlowSpec(
                value(direction, LibraryKeys.TOKEN_RATE),
                value(direction, LibraryKeys.TOKEN_BUCKET),
                value(direction, LibraryKeys.PEAK_BANDWIDTH),
                micros(direction, LibraryKeys.LATENCY),
                micros(direction, LibraryKeys.DELAY_VARIATION),
                service(direction),
                value(direction, LibraryKeys.MAX_SDU),
                value(direction, LibraryKeys.MINIMUM_POLICED));
    }

    private <T> T value(String direction, ConfigKey<T> key) {
        String field = key.name().substring(key.name().lastIndexOf('.') + 1);
        Object own = values.get(List.of("qos", "templates", name, direction, field));
        Object found = own != null ? own : values.get(List.of("qos", "templates", name, "both", field));
        return found == null ? key.defaultValue() : key.type().cast(found);
    }

    private long micros(String direction, ConfigKey<Duration> key) {
        return value(direction, key).toNanos() / 1_000;
    }

    private ServiceType service(String direction) {
        String word = value(direction, LibraryKeys.SERVICE).toUpperCase(Locale.ROOT);
        return ServiceType.valueOf("SERVICETYPE_" + word);
    }
}
