package io.trunkline.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One object of the provider-specific part of a {@link Qos}: a type and its octets. What a type means is the provider's
 * matter. Immutable; the content is copied in and out.
 */
public final class QosObject {
    private final int type;
    private final byte[] content;

    /**
     * An object.
     *
     * @param type the provider's number for this kind of object
     * @param content its octets, without header; copied
     */
    public QosObject(int type, byte[] content) {
        this.type = type;
        this.content = Objects.requireNonNull(content, "content").clone();
    }

    /** The provider's number for this kind of object. */
    public int type() {
        return type;
    }

    /** The octets, without header; read only. */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QosObject that && type == that.type && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "QosObject[" + type + ", " + HexFormat.of().formatHex(content) + "]";
    }
}
