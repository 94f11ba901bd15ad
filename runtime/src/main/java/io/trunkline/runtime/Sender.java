package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.VectoredTransfer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** The sending direction of a socket. */
final class Sender {
    private final SocketCore core;
    private final ProviderSocket provider;
    private final VectoredTransfer vectored;
    private final TransferMode mode;
    private final Turn turn;
    private final boolean messages;
    private final AtomicLong octets;

    Sender(SocketCore core) {
        this.core = core;
        this.octets = core.octetsSent;
        this.provider = core.provider();
        this.messages = core.entry.has(ServiceFlag.MESSAGE_ORIENTED); // also where it is read as a stream
        this.mode = new TransferMode(core);
        this.turn = new Turn(core, Ready.SEND);
        VectoredTransfer several = provider.extension(VectoredTransfer.class);
        this.vectored = several == null ? new PiecewiseTransfer(provider, messages) : several;
    }

    Turn turn() {
        return turn;
    }

    TransferMode mode() {
        return mode;
    }

    /** Octets that the provider has taken. */
    long octets() {
        return octets.getOpaque();
    }

    int send(ByteBuffer data, int flags) throws Ws2Exception {
        core.checkOpen();
        if (data == null) throw Buffers.missing();
        int bits = flags == 0 ? 0 : TransferFlags.ofSend(core.entry, flags);
        core.check(Operation.SEND);
        long deadline = mode.deadline();
        if (!TransferMode.take(turn, deadline)) return WOULD_BLOCK;
        int before = data.remaining();
        try {
            BlockingTransfer direct = mode.straight(deadline);
            if (direct != null && sendStraight(direct, data, bits) != WOULD_BLOCK) return before - data.remaining();
            return sendOrdinarily(data, bits, deadline) == WOULD_BLOCK ? WOULD_BLOCK : before - data.remaining();
        } finally {
            octets.setOpaque(octets.getPlain() + before - data.remaining());
            turn.pass();
        }
    }

    private int sendStraight(BlockingTransfer direct, ByteBuffer data, int bits) throws Ws2Exception {
        core.check(Operation.SEND);
        try {
            return direct.sendBlocking(data, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    /** Tries and waits until all is sent; on a non-blocking socket tries once. */
    private int sendOrdinarily(ByteBuffer data, int bits, long deadline) throws Ws2Exception {
        if (!messages && !data.hasRemaining()) return 0;
        while (true) {
            core.outgoing.clear();
            core.check(Operation.SEND);
            int taken = sendNow(data, bits);
            if (deadline == TransferMode.NO_WAIT || (taken != WOULD_BLOCK && (messages || !data.hasRemaining())))
                return taken;
            if (taken == WOULD_BLOCK) awaitRoom(deadline);
        }
    }

    private int sendNow(ByteBuffer data, int bits) throws Ws2Exception {
        try {
            return provider.send(data, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private void awaitRoom(long deadline) throws Ws2Exception {
        if (core.await(core.outgoing, deadline)) return;
        throw new Ws2Exception(WsaError.WSAETIMEDOUT, "SO_SNDTIMEO has passed before all octets were taken");
    }

    long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        core.checkOpen();
        Buffers.check(data, offset, length);
        int bits = flags == 0 ? 0 : TransferFlags.ofSend(core.entry, flags);
        core.check(Operation.SEND);
        long deadline = mode.deadline();
        if (!TransferMode.take(turn, deadline)) return WOULD_BLOCK;
        long before = Buffers.remaining(data, offset, length);
        try {
            BlockingTransfer direct = mode.straight(deadline);
            if ((direct == null || gatherStraight(direct, data, offset, length, bits) == WOULD_BLOCK)
                    && gatherOrdinarily(data, offset, length, bits, deadline) == WOULD_BLOCK) {
                return WOULD_BLOCK;
            }
            return before - Buffers.remaining(data, offset, length);
        } finally {
            octets.setOpaque(octets.getPlain() + before - Buffers.remaining(data, offset, length));
            turn.pass();
        }
    }

    private long gatherStraight(BlockingTransfer direct, ByteBuffer[] data, int offset, int length, int bits)
            throws Ws2Exception {
        core.check(Operation.SEND);
        try {
            return direct.sendBlocking(data, offset, length, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private long gatherOrdinarily(ByteBuffer[] data, int offset, int length, int bits, long deadline)
            throws Ws2Exception {
        while (true) {
            if (!messages && Buffers.remaining(data, offset, length) == 0) return 0;
            core.outgoing.clear();
            core.check(Operation.SEND);
            long taken = gatherNow(data, offset, length, bits);
            if (deadline == TransferMode.NO_WAIT || (messages && taken != WOULD_BLOCK)) return taken;
            if (taken == WOULD_BLOCK) awaitRoom(deadline);
        }
    }

    private long gatherNow(ByteBuffer[] data, int offset, int length, int bits) throws Ws2Exception {
        try {
            return vectored.send(data, offset, length, bits);
        } catch (Ws2Exception e) {
            throw failed(e);
        }
    }

    private Ws2Exception failed(Ws2Exception e) {
        core.transferFailed(e.error(), SocketState::afterFailedSend);
        return e;
    }
}
