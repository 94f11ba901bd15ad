package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.DISCONNECTED;
import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A socket as a channel: 0 for "not now", -1 for the end. An empty message reads as 0. */
abstract class ChannelView extends MissingForms {
    @Override
    public final int read(ByteBuffer data) throws IOException {
        if (data != null && !data.hasRemaining()) return nothing();
        return (int) asRead(receive(data, 0));
    }

    @Override
    public final long read(ByteBuffer[] data) throws IOException {
        return read(data, 0, data == null ? 0 : data.length);
    }

    @Override
    public final long read(ByteBuffer[] data, int offset, int length) throws IOException {
        check(data, offset, length);
        if (data != null && Buffers.areFull(data, offset, length)) return nothing();
        return asRead(receive(data, offset, length, 0));
    }

    /** Of a channel, reading nothing is always possible while it is open. */
    private int nothing() throws IOException {
        checkOpen(Operation.RECEIVE);
        return 0;
    }

    /** As a channel's methods do; whether the buffers are there is asked behind whether the socket is open. */
    private static void check(ByteBuffer[] data, int offset, int length) {
        if (data != null) Objects.checkFromIndexSize(offset, length, data.length);
    }

    private long asRead(long got) {
        if (got == WOULD_BLOCK) return 0;
        boolean end = got == DISCONNECTED || (got == 0 && !protocolInfo().isMessageOriented());
        return end ? -1 : got;
    }

    @Override
    public final int write(ByteBuffer data) throws IOException {
        return Math.max(0, send(data, 0));
    }

    @Override
    public final long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data == null ? 0 : data.length);
    }

    @Override
    public final long write(ByteBuffer[] data, int offset, int length) throws IOException {
        check(data, offset, length);
        return Math.max(0, send(data, offset, length, 0));
    }
}
