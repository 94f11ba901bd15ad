package io.trunkline.cli.nc;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.cli.UsageException;
import java.util.Locale;

/** The value of {@code --group}. */
final class GroupOption {
    private GroupOption() {}

    static GroupRequest parse(String text) throws UsageException {
        if (text == null) return GroupRequest.NONE;
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "unconstrained" -> GroupRequest.NEW_UNCONSTRAINED;
            case "constrained" -> GroupRequest.NEW_CONSTRAINED;
            default -> GroupRequest.join(id(text));
        };
    }

    private static GroupId id(String text) throws UsageException {
        try {
            GroupId id = new GroupId(Integer.parseUnsignedInt(text));
            if (!id.isNone()) return id;
        } catch (IllegalArgumentException e) {
            throw new UsageException(expected(text), e);
        }
        throw new UsageException(expected(text));
    }

    private static String expected(String text) {
        return "--group is '" + text + "', expected unconstrained, constrained or a group's id, which is above 2";
    }
}
