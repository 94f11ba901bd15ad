package io.trunkline.spi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A key of a provider's configuration section. The library validates values against it before the provider sees them.
 *
 * @param <T> {@link Boolean}, {@link Integer}, {@link Long}, {@link Double}, {@link String}, {@link Duration},
 *     {@link List} of strings, or an enum
 * @param name the key inside the section, for example {@code backlog}
 * @param type the value's class
 * @param defaultValue what holds if the key is not set
 * @param documentation one sentence: what it does, its unit
 * @param expected what a good value is, for messages, for example {@code a number from 1 to 65535}
 * @param valid decides whether a value of the right type is acceptable
 */
public record ConfigKey<T>(
        String name, Class<T> type, T defaultValue, String documentation, String expected, Predicate<T> valid) {
    /** A whole number in a range. */
    public static ConfigKey<Integer> number(String name, int defaultValue, int min, int max, String documentation) {
        return new ConfigKey<>(
                name,
                Integer.class,
                defaultValue,
                documentation,
                "a whole number from " + min + " to " + max,
                value -> value >= min && value <= max);
    }

    /** True or false. */
    public static ConfigKey<Boolean> flag(String name, boolean defaultValue, String documentation) {
        return new ConfigKey<>(name, Boolean.class, defaultValue, documentation, "true or false", value -> true);
    }

    /** A text. */
    public static ConfigKey<String> text(String name, String defaultValue, String documentation) {
        return new ConfigKey<>(name, String.class, defaultValue, documentation, "a text", value -> true);
    }

    /** A length of time, not negative. */
    public static ConfigKey<Duration> duration(String name, Duration defaultValue, String documentation) {
        return new ConfigKey<>(
                name,
                Duration.class,
                defaultValue,
                documentation,
                "a length of time such as 500ms or 10s",
                value -> !value.isNegative());
    }

    /** A length of time that is not below {@code least}. */
    public static ConfigKey<Duration> duration(
            String name, Duration defaultValue, Duration least, String documentation) {
        return new ConfigKey<>(
                name,
                Duration.class,
                defaultValue,
                documentation,
                "a length of time of " + least.toMillis() + "ms or more, such as 10s",
                value -> value.compareTo(least) >= 0);
    }

    /** One of an enum's constants, upper and lower case alike. */
    public static <E extends Enum<E>> ConfigKey<E> choice(String name, E defaultValue, String documentation) {
        Class<E> type = defaultValue.getDeclaringClass();
        String expected = "one of " + Arrays.toString(type.getEnumConstants());
        return new ConfigKey<>(name, type, defaultValue, documentation, expected, value -> true);
    }
}
