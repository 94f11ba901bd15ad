package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final Linger THREE_SECONDS = Linger.of(Duration.ofSeconds(3));

    private final FakeTransport fake = new FakeTransport();
    private final Lingering lingering = new Lingering();

    private static final class Lingering implements LingeringClose {
        volatile boolean sent;
        volatile long limitNanos;

        @Override
        public boolean startLinger(long limit) {
            limitNanos = limit;
            return sent;
        }

        @Override
        public boolean everythingSent() {
            return sent;
        }
    }

    private SocketHandle lingering(Linger linger) throws Exception {
        fake.extensions.add(lingering);
        SocketHandle socket = fake.connected();
        socket.setOption(SocketOptions.SO_LINGER, linger);
        return socket;
    }

    @Test
    void closeWithoutLingerIsGracefulAndReturnsAtOnce() throws Exception {
        SocketHandle socket = lingering(Linger.OFF);
        socket.close();
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
    }

    @Test
    void closeWithZeroLingerIsAReset() throws Exception {
        SocketHandle socket = lingering(Linger.RESET);
        socket.close();
        assertEquals(CloseMode.ABORTIVE, fake.last().closedBy);
    }

    @Test
    void lingeringCloseWaitsUntilEverythingIsSent() throws Exception {
        SocketHandle socket = lingering(THREE_SECONDS);
        Call<Void> close = closeInAThread(socket);
        fake.time.awaitWaiting(1);
        assertEquals(Duration.ofSeconds(3).toNanos(), lingering.limitNanos);
        assertNull(fake.last().closedBy);
        Call.fails(WsaError.WSAENOTSOCK, () -> socket.send(ByteBuffer.allocate(1), 0));
        fake.last().upcalls.lookAgain(Ready.LINGERED); // spurious
        fake.time.awaitWaiting(1);
        lingering.sent = true;
        fake.last().upcalls.lookAgain(Ready.LINGERED);
        close.result();
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
        assertFalse(fake.open.contains(socket));
    }

    private static Call<Void> closeInAThread(SocketHandle socket) {
        return Call.start(() -> {
            socket.close();
            return null;
        });
    }

    @Test
    void lingeringCloseResetsWhenItsLimitHasPassedAndSaysSo() throws Exception {
        SocketHandle socket = lingering(THREE_SECONDS);
        Call<Void> close = closeInAThread(socket);
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(3).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, close.failure().error());
        assertEquals(CloseMode.ABORTIVE, fake.last().closedBy);
        assertFalse(socket.isOpen());
    }

    @Test
    void interruptedLingerGoesOnInTheBackground() throws Exception {
        SocketHandle socket = lingering(THREE_SECONDS);
        Call<Void> close = closeInAThread(socket);
        fake.time.awaitWaiting(1);
        close.interrupt();
        assertEquals(WsaError.WSAEINTR, close.failure().error());
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
    }

    @Test
    void nonBlockingSocketThatWouldLingerStaysOpen() throws Exception {
        SocketHandle socket = lingering(THREE_SECONDS);
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, socket::close);
        assertTrue(socket.isOpen());
        assertEquals(1, socket.send(ByteBuffer.allocate(1), 0));
        lingering.sent = true;
        socket.close();
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
    }

    @Test
    void lingerNeedsAConnectionAndAProviderThatCanTell() throws Exception {
        fake.extensions.add(lingering);
        SocketHandle unconnected = fake.socket();
        unconnected.setOption(SocketOptions.SO_LINGER, THREE_SECONDS);
        unconnected.close();
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
        fake.extensions.clear();
        SocketHandle cannotTell = fake.connected();
        cannotTell.setOption(SocketOptions.SO_LINGER, THREE_SECONDS);
        cannotTell.close();
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
    }

    @Test
    void lingeringCloseEndsThoseWhoWait() throws Exception {
        SocketHandle socket = lingering(THREE_SECONDS);
        Call<Integer> receive = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(1);
        Call<Void> close = closeInAThread(socket);
        assertEquals(WsaError.WSAENOTSOCK, receive.failure().error());
        lingering.sent = true;
        fake.last().upcalls.lookAgain(Ready.LINGERED);
        close.result();
    }

    @Test
    void abortAndEndDoNotLinger() throws Exception {
        SocketHandle aborted = lingering(THREE_SECONDS);
        aborted.abort();
        assertEquals(CloseMode.ABORTIVE, fake.last().closedBy);
        SocketHandle ended = lingering(THREE_SECONDS);
        ended.end(CloseMode.GRACEFUL);
        assertEquals(CloseMode.GRACEFUL, fake.last().closedBy);
    }

    @Test
    void shutdownEndsDirectionsOneByOne() throws Exception {
        SocketHandle socket = fake.connected();
        socket.shutdown(Shutdown.SD_SEND);
        Call.fails(WsaError.WSAESHUTDOWN, () -> socket.send(ByteBuffer.allocate(1), 0));
        fake.last().arrives("x");
        assertEquals(1, socket.receive(ByteBuffer.allocate(1), 0));
        socket.shutdown(Shutdown.SD_RECEIVE);
        Call.fails(WsaError.WSAESHUTDOWN, () -> socket.receive(ByteBuffer.allocate(1), 0));
        socket.shutdown(Shutdown.SD_SEND); // once more is harmless
        assertEquals(
                List.of("connect bob:2", "shutdown SD_SEND", "shutdown SD_RECEIVE", "shutdown SD_SEND"),
                fake.last().done);
    }

    @Test
    void disconnectDataTravelsOnlyWhereItCan() throws Exception {
        SocketHandle plain = fake.connected();
        Call.fails(WsaError.WSAENOPROTOOPT, () -> plain.sendDisconnect(FakeSocket.buffer("bye")));
        plain.sendDisconnect(null);
        Call.fails(WsaError.WSAESHUTDOWN, () -> plain.send(ByteBuffer.allocate(1), 0));
        ByteBuffer[] sent = new ByteBuffer[1];
        fake.entry = FakeTransport.stream(Capabilities.NONE, ServiceFlag.DISCONNECT_DATA);
        fake.extensions.add(new DisconnectData() {
            @Override
            public void sendDisconnect(ByteBuffer data) {
                sent[0] = data;
            }

            @Override
            public ByteBuffer disconnectData() {
                return ByteBuffer.allocate(0);
            }
        });
        SocketHandle rich = fake.connected();
        rich.sendDisconnect(FakeSocket.buffer("bye"));
        assertEquals(FakeSocket.buffer("bye"), sent[0]);
        Call.fails(WsaError.WSAESHUTDOWN, () -> rich.sendDisconnect(FakeSocket.buffer("bye")));
    }
}
