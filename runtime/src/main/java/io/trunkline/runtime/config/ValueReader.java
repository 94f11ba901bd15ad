package io.trunkline.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a value as the type of its key, or says in one line why not. */
final class ValueReader {
    private static final String IT = "it";

    private ValueReader() {}

    static <T> T read(ConfigKey<T> key, String path, ConfigValue value) throws Ws2Exception {
        T typed;
        try {
            typed = key.type().cast(typed(key.type(), value));
        } catch (ConfigException | IllegalArgumentException | ArithmeticException e) {
            throw Problems.badValue(path, value, key.expected(), e);
        }
        if (!key.valid().test(typed)) throw Problems.badValue(path, value, key.expected());
        return typed;
    }

    private static Object typed(Class<?> type, ConfigValue value) {
        Config holder = value.atKey(IT);
        if (type == Boolean.class) return holder.getBoolean(IT);
        if (type == Integer.class) return Math.toIntExact(whole(holder));
        if (type == Long.class) return whole(holder);
        if (type == Double.class) return holder.getDouble(IT);
        if (type == String.class) return holder.getString(IT);
        if (type == Duration.class) return holder.getDuration(IT);
        if (type == List.class) return texts(value);
        if (type.isEnum()) return constant(type, holder.getString(IT));
        throw new IllegalArgumentException("keys cannot be of " + type);
    }

    private static long whole(Config holder) {
        double exact = holder.getDouble(IT);
        if (exact != Math.rint(exact)) throw new IllegalArgumentException("not a whole number");
        return holder.getLong(IT);
    }

    /** A list, or a single text in which commas separate: the form for system properties and variables. */
    private static List<String> texts(ConfigValue value) {
        if (value.valueType() != ConfigValueType.LIST)
            return split(value.atKey(IT).getString(IT));
        List<String> texts = new ArrayList<>();
        for (ConfigValue element : (ConfigList) value)
            texts.add(element.atKey(IT).getString(IT));
        return List.copyOf(texts);
    }

    private static List<String> split(String text) {
        if (text.isBlank()) return List.of();
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such constant"));
    }
}
