package io.trunkline.api;

import io.trunkline.api.Requirements.Requirement;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Requirements in text form that are not capability levels. */
final class RequirementText {
    private RequirementText() {}

    static Requirement parse(String key, String value) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "family" -> number("family", value, ProtocolInfo::addressFamily);
            case "type" -> number("type", value, ProtocolInfo::socketType);
            case "protocol" -> number("protocol", value, ProtocolInfo::protocol);
            case "flag" -> flag(value);
            case "clock" -> clock(value);
            default ->
                throw new IllegalArgumentException("'" + key + "' is no requirement, expected one of "
                        + Capability.all() + ", family, type, protocol, flag or clock");
        };
    }

    private static Requirement number(String key, String value, ToIntFunction<ProtocolInfo> reader) {
        try {
            int number = Integer.decode(value);
            return new Requirement(key + " = " + number, entry -> reader.applyAsInt(entry) == number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is '" + value + "', expected a number such as 2", e);
        }
    }

    private static Requirement flag(String value) {
        ServiceFlag flag = Arrays.stream(ServiceFlag.values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service flag '" + value
                        + "', expected one of " + Arrays.toString(ServiceFlag.values())));
        return new Requirement("service flag " + flag, entry -> entry.has(flag));
    }

    private static Requirement clock(String value) {
        ClockKind kind = Arrays.stream(ClockKind.values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("clock is '" + value + "', expected real or virtual"));
        return new Requirement("clock = " + kind, entry -> entry.figures().clock() == kind);
    }
}
