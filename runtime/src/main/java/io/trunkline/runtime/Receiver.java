package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.FullReceive;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.VectoredTransfer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** The receiving direction of a socket. */
final class Receiver {
    private final SocketCore core;
    private final ProviderSocket provider;
    private final VectoredTransfer vectored;
    private final FullReceive full;
    private final TransferMode mode;
    private final Turn turn;
    private final boolean messages;
    private final AtomicLong octets = new AtomicLong();

    Receiver(SocketCore core) {
        this.core = core;
        this.provider = core.provider();
        this.messages = core.entry.isMessageOriented();
        this.mode = new TransferMode(core);
        this.turn = new Turn(core, Ready.RECEIVE | Ready.ACCEPT);
        this.full = provider.extension(FullReceive.class);
        VectoredTransfer several = provider.extension(VectoredTransfer.class);
        this.vectored = several == null ? new PiecewiseTransfer(provider, messages) : several;
    }

    Turn turn() {
        return turn;
    }

    TransferMode mode() {
        return mode;
    }

    /** Octets that the application has taken. */
    long octets() {
        return octets.getOpaque();
    }

    int receive(ByteBuffer data, int flags) throws Ws2Exception {
        core.checkOpen();
        if (data == null) throw Buffers.missing();
        Buffers.checkWritable(data);
        int bits = flags == 0 ? 0 : TransferFlags.ofReceive(core.entry, flags);
        core.check(Operation.RECEIVE);
        if (!messages && !data.hasRemaining()) return 0;
        long deadline = mode.deadline();
        if (!TransferMode.take(turn, deadline)) return WOULD_BLOCK;
        int before = data.remaining();
        try {
            return bits == 0 ? receiveSome(data, 0, deadline) : receiveFlagged(data, bits, deadline);
        } finally {
            count(bits, (long) before - data.remaining());
            turn.pass();
        }
    }

    private void count(int bits, long moved) {
        if ((bits & Ws2Constants.MSG_PEEK) == 0) octets.setOpaque(octets.getPlain() + moved);
    }

    private int receiveSome(ByteBuffer data, int bits, long deadline) throws Ws2Exception {
        BlockingTransfer direct = mode.straight(deadline);
        if (direct == null) return receiveOrdinarily(data, bits, deadline);
        int got = receiveStraight(direct, data, bits);
        return got == WOULD_BLOCK ? receiveOrdinarily(data, bits, deadline) : got;
    }

    private int receiveStraight(BlockingTransfer direct, ByteBuffer data, int bits) throws Ws2Exception {
        core.check(Operation.RECEIVE);
        try {
            return direct.receiveBlocking(data, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    /** Tries and waits until something has come; on a non-blocking socket tries once. */
    private int receiveOrdinarily(ByteBuffer data, int bits, long deadline) throws Ws2Exception {
        while (true) {
            core.incoming.clear();
            core.check(Operation.RECEIVE);
            int got = receiveNow(data, bits);
            if (got != WOULD_BLOCK || deadline == TransferMode.NO_WAIT) return got;
            awaitData(deadline);
        }
    }

    private int receiveNow(ByteBuffer data, int bits) throws Ws2Exception {
        try {
            return provider.receive(data, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private void awaitData(long deadline) throws Ws2Exception {
        if (core.await(core.incoming, deadline)) return;
        throw new Ws2Exception(WsaError.WSAETIMEDOUT, "SO_RCVTIMEO has passed and nothing has come");
    }

    /** A receive with flags. {@code MSG_WAITALL} waits on a blocking stream until the buffer is full or data has ended. */
    private int receiveFlagged(ByteBuffer data, int flags, long deadline) throws Ws2Exception {
        int bits = flags & ~Ws2Constants.MSG_WAITALL;
        if (!fills(flags, deadline)) return receiveSome(data, bits, deadline);
        int before = data.remaining();
        int got = receiveMuch(data, bits, deadline);
        while (got > 0 && data.hasRemaining()) {
            try {
                got = receiveMuch(data, bits, deadline);
            } catch (Ws2Exception e) {
                break; // what has come is not lost; the next receive meets the failure again
            }
        }
        return before == data.remaining() ? got : before - data.remaining();
    }

    /** The next piece of what is to fill the buffer, as large as it comes. */
    private int receiveMuch(ByteBuffer data, int bits, long deadline) throws Ws2Exception {
        if (full == null || bits != 0) return receiveSome(data, bits, deadline);
        while (true) {
            core.incoming.clear();
            core.check(Operation.RECEIVE);
            int got = receiveFully(data);
            if (got != WOULD_BLOCK) return got;
            try {
                awaitData(deadline);
            } catch (Ws2Exception e) { // the time is over, or the thread was interrupted: what has come counts
                got = receiveNow(data, 0);
                if (got == WOULD_BLOCK) throw e;
                return got;
            }
        }
    }

    private int receiveFully(ByteBuffer data) throws Ws2Exception {
        try {
            return full.receiveFully(data);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private boolean fills(int flags, long deadline) {
        boolean asked = (flags & Ws2Constants.MSG_WAITALL) != 0 && (flags & Ws2Constants.MSG_PEEK) == 0;
        return asked && !messages && deadline != TransferMode.NO_WAIT;
    }

    long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        core.checkOpen();
        Buffers.check(data, offset, length);
        for (int i = offset; i < offset + length; i++) Buffers.checkWritable(data[i]);
        int bits = flags == 0 ? 0 : TransferFlags.ofReceive(core.entry, flags);
        core.check(Operation.RECEIVE);
        long before = Buffers.remaining(data, offset, length);
        if (!messages && before == 0) return 0;
        long deadline = mode.deadline();
        if (!TransferMode.take(turn, deadline)) return WOULD_BLOCK;
        try {
            return scatter(data, offset, length, bits, deadline);
        } finally {
            count(bits, before - Buffers.remaining(data, offset, length));
            turn.pass();
        }
    }

    private long scatter(ByteBuffer[] data, int offset, int length, int flags, long deadline) throws Ws2Exception {
        int bits = flags & ~Ws2Constants.MSG_WAITALL;
        long before = Buffers.remaining(data, offset, length);
        long got = scatterSome(data, offset, length, bits, deadline);
        if (!fills(flags, deadline)) return got;
        while (got > 0 && Buffers.remaining(data, offset, length) > 0) {
            try {
                got = scatterSome(data, offset, length, bits, deadline);
            } catch (Ws2Exception e) {
                break; // as above
            }
        }
        long left = Buffers.remaining(data, offset, length);
        return before == left ? got : before - left;
    }

    private long scatterSome(ByteBuffer[] data, int offset, int length, int bits, long deadline) throws Ws2Exception {
        BlockingTransfer direct = mode.straight(deadline);
        if (direct != null) {
            core.check(Operation.RECEIVE);
            long got = scatterStraight(direct, data, offset, length, bits);
            if (got != WOULD_BLOCK) return got;
        }
        while (true) {
            core.incoming.clear();
            core.check(Operation.RECEIVE);
            long got = scatterNow(data, offset, length, bits);
            if (got != WOULD_BLOCK || deadline == TransferMode.NO_WAIT) return got;
            awaitData(deadline);
        }
    }

    private long scatterStraight(BlockingTransfer direct, ByteBuffer[] data, int offset, int length, int bits)
            throws Ws2Exception {
        try {
            return direct.receiveBlocking(data, offset, length, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private long scatterNow(ByteBuffer[] data, int offset, int length, int bits) throws Ws2Exception {
        try {
            return vectored.receive(data, offset, length, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private Ws2Exception failed(Ws2Exception e) {
        core.transferFailed(e.error(), SocketState::afterFailedReceive);
        return e;
    }
}
