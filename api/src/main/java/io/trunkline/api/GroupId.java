package io.trunkline.api;

/**
 * The id of a socket group: 32 bits, unique among the live groups of one provider on one host, across processes. 0 means
 * "in no group"; 1 and 2 are never ids because they are requests in the same parameter.
 *
 * @param value the 32 bits
 */
public record GroupId(int value) {
    /** In no group. */
    public static final GroupId NONE = new GroupId(0);

    /** Refuses the two values that are requests. */
    public GroupId {
        if (value == 1 || value == 2) throw new IllegalArgumentException(value + " asks for a new group, it is no id");
    }

    /** True for {@link #NONE}. */
    public boolean isNone() {
        return value == 0;
    }

    /** The id as an unsigned decimal number. */
    @Override
    public String toString() {
        return Integer.toUnsignedString(value);
    }
}
