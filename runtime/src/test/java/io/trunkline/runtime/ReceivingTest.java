package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.DISCONNECTED;
import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trunkline.api.Ioctls;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.FullReceive;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    private final FakeTransport fake = new FakeTransport();

    private static String text(ByteBuffer... filled) {
        StringBuilder text = new StringBuilder();
        for (ByteBuffer each : filled)
            text.append(StandardCharsets.UTF_8.decode(each.duplicate().flip()));
        return text.toString();
    }

    @Test
    void blockingReceiveWaitsForData() throws Exception {
        SocketHandle socket = fake.connected();
        ByteBuffer data = ByteBuffer.allocate(10);
        Call<Integer> call = Call.start(() -> socket.receive(data, 0));
        fake.time.awaitWaiting(1);
        fake.last().arrives("hello");
        fake.last().upcalls.lookAgain(Ready.RECEIVE);
        assertEquals(5, call.result());
        assertEquals("hello", text(data));
        assertEquals(5, socket.statistics().octetsReceived());
    }

    @Test
    void endOfAStreamIsZeroAndOfAChannelMinusOne() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives(FakeSocket.END);
        assertEquals(0, socket.receive(ByteBuffer.allocate(1), 0));
        assertEquals(-1, socket.read(ByteBuffer.allocate(1)));
        assertEquals(-1, socket.read(new ByteBuffer[] {ByteBuffer.allocate(1)}));
        assertEquals(-1, socket.input().read());
        assertEquals(0, socket.read(ByteBuffer.allocate(0)));
    }

    @Test
    void endOfMessagesIsDisconnectedAndAnEmptyMessageIsNone() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        fake.last().messages = true;
        fake.last().arrives("", FakeSocket.END);
        assertEquals(0, socket.read(ByteBuffer.allocate(1)));
        assertEquals(DISCONNECTED, socket.receive(ByteBuffer.allocate(1), 0));
        assertEquals(-1, socket.read(ByteBuffer.allocate(1)));
    }

    @Test
    void nonBlockingReceiveDoesNotWait() throws Exception {
        SocketHandle socket = fake.connected();
        socket.ioctl(Ioctls.FIONBIO, true);
        assertEquals(WOULD_BLOCK, socket.receive(ByteBuffer.allocate(1), 0));
        assertEquals(WOULD_BLOCK, socket.receive(new ByteBuffer[] {ByteBuffer.allocate(1)}, 0, 1, 0));
        assertEquals(0, socket.read(ByteBuffer.allocate(1)));
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.input().read());
    }

    @Test
    void peekLeavesTheDataAndIsNotCounted() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives("hello");
        ByteBuffer one = ByteBuffer.allocate(2);
        ByteBuffer two = ByteBuffer.allocate(9);
        assertEquals(5, socket.receive(new ByteBuffer[] {one, two}, 0, 2, Ws2Constants.MSG_PEEK));
        assertEquals("hello", text(one, two));
        assertEquals(0, socket.statistics().octetsReceived());
        ByteBuffer data = ByteBuffer.allocate(9);
        assertEquals(5, socket.receive(data, 0));
        assertEquals("hello", text(data));
    }

    @Test
    void waitAllFillsTheBuffer() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives("he");
        ByteBuffer data = ByteBuffer.allocate(4);
        Call<Integer> call = Call.start(() -> socket.receive(data, Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        fake.last().arrives("llo");
        fake.last().upcalls.lookAgain(Ready.RECEIVE);
        assertEquals(4, call.result());
        assertEquals("hell", text(data));
        fake.last().arrives(FakeSocket.END);
        assertEquals(1, socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL));
        assertEquals(0, socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL));
    }

    /** Octets as a provider gives them that waits until the buffer can be filled. */
    private static final class Full implements FullReceive {
        final StringBuilder arrived = new StringBuilder();
        int asked;

        @Override
        public synchronized int receiveFully(ByteBuffer data) {
            asked++;
            return arrived.length() < data.remaining() ? WOULD_BLOCK : take(data);
        }

        synchronized int take(ByteBuffer data) {
            int count = Math.min(arrived.length(), data.remaining());
            data.put(arrived.substring(0, count).getBytes(StandardCharsets.UTF_8));
            arrived.delete(0, count);
            return count == 0 ? WOULD_BLOCK : count;
        }

        synchronized void arrives(String text) {
            arrived.append(text);
        }
    }

    private SocketHandle connectedTo(Full full) throws Exception {
        fake.extensions.add(full);
        return fake.connected();
    }

    @Test
    void waitAllGoesToAProviderThatCanWaitForAll() throws Exception {
        Full full = new Full();
        SocketHandle socket = connectedTo(full);
        ByteBuffer data = ByteBuffer.allocate(4);
        Call<Integer> call = Call.start(() -> socket.receive(data, Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        full.arrives("hello");
        fake.last().upcalls.lookAgain(Ready.RECEIVE);
        assertEquals(4, call.result());
        assertEquals("hell", text(data));
        assertEquals(4, socket.statistics().octetsReceived());
        assertEquals(2, full.asked);
    }

    @Test
    void waitAllWithPeekOrWithoutBlockingDoesNotWaitForAll() throws Exception {
        Full full = new Full();
        SocketHandle socket = connectedTo(full);
        fake.last().arrives("he");
        assertEquals(2, socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL | Ws2Constants.MSG_PEEK));
        socket.ioctl(Ioctls.FIONBIO, true);
        assertEquals(2, socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL));
        assertEquals(0, full.asked);
    }

    @Test
    void waitAllGivesWhatHasComeWhenTheTimeIsOver() throws Exception {
        SocketHandle socket = connectedTo(new Full());
        socket.setOption(SocketOptions.SO_RCVTIMEO, Duration.ofMillis(500));
        ByteBuffer data = ByteBuffer.allocate(4);
        Call<Integer> call = Call.start(() -> socket.receive(data, Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        fake.last().arrives("he");
        fake.time.advance(Duration.ofMillis(500).toNanos());
        assertEquals(2, call.result());
        assertEquals("he", text(data));
        Call<Integer> nothing = Call.start(() -> socket.receive(data, Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofMillis(500).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, nothing.failure().error());
    }

    @Test
    void waitAllGivesWhatHasComeWhenItsThreadIsInterrupted() throws Exception {
        SocketHandle socket = connectedTo(new Full());
        Call<Integer> call = Call.start(() -> socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        fake.last().arrives("hel");
        call.interrupt();
        assertEquals(3, call.result());
        Call<Integer> nothing = Call.start(() -> socket.receive(ByteBuffer.allocate(4), Ws2Constants.MSG_WAITALL));
        fake.time.awaitWaiting(1);
        nothing.interrupt();
        assertEquals(WsaError.WSAEINTR, nothing.failure().error());
    }

    @Test
    void waitAllGivesWhatCameBeforeAFailure() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives("he", new Ws2Exception(WsaError.WSAECONNRESET));
        ByteBuffer one = ByteBuffer.allocate(1);
        ByteBuffer two = ByteBuffer.allocate(3);
        assertEquals(2, socket.receive(new ByteBuffer[] {one, two}, 0, 2, Ws2Constants.MSG_WAITALL));
        assertEquals("he", text(one, two));
        Call.fails(WsaError.WSAECONNRESET, () -> socket.receive(one.clear(), 0));
    }

    @Test
    void scatterFillsTheBuffersInTheirOrder() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives("abc", "defg");
        ByteBuffer one = ByteBuffer.allocate(2);
        ByteBuffer two = ByteBuffer.allocate(3);
        assertEquals(3, socket.read(new ByteBuffer[] {one, two}));
        assertEquals("abc", text(one, two));
        assertEquals(2, one.position());
    }

    @Test
    void scatterOfAMessageTakesItWhole() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        fake.last().arrives("abcde", "next");
        ByteBuffer one = ByteBuffer.allocate(2);
        ByteBuffer two = ByteBuffer.allocate(9);
        assertEquals(5, socket.receive(new ByteBuffer[] {one, two}, 0, 2, 0));
        assertEquals("abcde", text(one, two));
    }

    @Test
    void receiveTimesOutAfterItsLimitAndTheConnectionStays() throws Exception {
        SocketHandle socket = fake.connected();
        socket.setOption(SocketOptions.SO_RCVTIMEO, Duration.ofMillis(500));
        Call<Long> call = Call.start(() -> socket.receive(new ByteBuffer[] {ByteBuffer.allocate(1)}, 0, 1, 0));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofMillis(500).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, call.failure().error());
        fake.last().arrives("x");
        assertEquals(1, socket.receive(ByteBuffer.allocate(1), 0));
    }

    @Test
    void interruptedReceiveLosesNothing() throws Exception {
        SocketHandle socket = fake.connected();
        Call<Integer> call = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(1);
        call.interrupt();
        assertEquals(WsaError.WSAEINTR, call.failure().error());
        fake.last().arrives("x");
        assertEquals(1, socket.receive(ByteBuffer.allocate(1), 0));
    }

    @Test
    void abortFromAnotherThreadEndsEveryWait() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 0;
        Call<Integer> receive = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        Call<Integer> send = Call.start(() -> socket.send(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(2);
        socket.abort();
        assertEquals(WsaError.WSAENOTSOCK, receive.failure().error());
        assertEquals(WsaError.WSAENOTSOCK, send.failure().error());
    }

    @Test
    void closedLibraryEndsAWaitWithItsOwnCode() throws Exception {
        SocketHandle socket = fake.connected();
        Call<Integer> receive = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(1);
        fake.ended = true;
        socket.end(io.trunkline.spi.CloseMode.ABORTIVE);
        assertEquals(WsaError.WSANOTINITIALISED, receive.failure().error());
    }

    @Test
    void interruptWhileWaitingForATurnEndsTheCall() throws Exception {
        SocketHandle socket = fake.connected();
        Call<Integer> first = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(1);
        Call<Integer> second = Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.time.awaitWaiting(2);
        second.interrupt();
        assertEquals(WsaError.WSAEINTR, second.failure().error());
        fake.last().arrives("x");
        fake.last().upcalls.lookAgain(Ready.RECEIVE);
        assertEquals(1, first.result());
    }

    @Test
    void tooLongMessageStaysAndTheConnectionToo() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        fake.last().arrives(new Ws2Exception(WsaError.WSAEMSGSIZE), "hello");
        Call.fails(WsaError.WSAEMSGSIZE, () -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.last().arriving.removeFirst();
        assertEquals(5, socket.receive(ByteBuffer.allocate(9), 0));
    }

    @Test
    void inputStreamGivesOctetsAndTellsHowManyWait() throws Exception {
        SocketHandle socket = fake.connected();
        assertEquals(0, socket.input().available());
        fake.last().arrives("é");
        fake.last().controls.put(Ioctls.FIONREAD, 2);
        assertEquals(2, socket.input().available());
        assertEquals(0xC3, socket.input().read());
        assertEquals(0xA9, socket.input().read());
    }
}
