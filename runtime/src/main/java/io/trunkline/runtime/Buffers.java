package io.trunkline.runtime;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;

/** Questions to the buffers of a call, which the caller hands over as an array and a part of it. */
final class Buffers {
    private Buffers() {}

    /** Fails with {@code WSAEFAULT} unless every buffer is there. */
    static void check(ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        if (data == null) throw missing();
        if (offset < 0 || length < 0 || length > data.length - offset) {
            String what = "buffers " + offset + " to " + ((long) offset + length) + " of " + data.length;
            throw new Ws2Exception(WsaError.WSAEFAULT, what + " were given, expected a part of the array");
        }
        for (int i = offset; i < offset + length; i++) {
            if (data[i] == null) throw missing();
        }
    }

    static Ws2Exception missing() {
        return new Ws2Exception(WsaError.WSAEFAULT, "a buffer is missing");
    }

    /** Fails with {@code WSAEFAULT} if nothing can be put into {@code data}. */
    static void checkWritable(ByteBuffer data) throws Ws2Exception {
        if (data.isReadOnly()) {
            throw new Ws2Exception(WsaError.WSAEFAULT, "a buffer to receive into is read only");
        }
    }

    /** True if all buffers are there and none has room; who asks has checked the part. */
    static boolean areFull(ByteBuffer[] data, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (data[i] == null || data[i].hasRemaining()) return false;
        }
        return true;
    }

    static long remaining(ByteBuffer[] data, int offset, int length) {
        long octets = 0;
        for (int i = offset; i < offset + length; i++) octets += data[i].remaining();
        return octets;
    }
}
