package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Ioctls;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Ready;
import io.trunkline.spi.VectoredTransfer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingTest {
    private final FakeTransport fake = new FakeTransport();

    private static ByteBuffer text(String text) {
        return FakeSocket.buffer(text);
    }

    @Test
    void blockingSendSendsAllThroughPartialSends() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().mostAtOnce = 3;
        assertEquals(10, socket.send(text("0123456789"), 0));
        assertEquals(List.of("012", "345", "678", "9"), fake.last().sentPieces);
    }

    @Test
    void blockingSendWaitsForRoom() throws Exception {
        SocketHandle socket = fake.connected();
        FakeSocket provider = fake.last();
        provider.room = 4;
        Call<Integer> call = Call.start(() -> socket.send(text("0123456789"), 0));
        fake.time.awaitWaiting(1);
        provider.makeRoom(100);
        provider.upcalls.lookAgain(Ready.SEND);
        assertEquals(10, call.result());
        assertEquals("0123456789", provider.sentText());
        assertEquals(10, socket.statistics().octetsSent());
    }

    @Test
    void spuriousUpcallsChangeNothing() throws Exception {
        SocketHandle socket = fake.connected();
        FakeSocket provider = fake.last();
        provider.room = 0;
        Call<Integer> call = Call.start(() -> socket.send(text("abc"), 0));
        for (int i = 0; i < 20; i++) {
            fake.time.awaitWaiting(1);
            provider.upcalls.lookAgain(Ready.ALL & ~Ready.ENDED);
        }
        fake.time.awaitWaiting(1);
        call.isStillRunning();
        provider.makeRoom(3);
        provider.upcalls.lookAgain(Ready.SEND);
        assertEquals(3, call.result());
    }

    @Test
    void nonBlockingSendTakesWhatThereIsRoomFor() throws Exception {
        SocketHandle socket = fake.connected();
        socket.ioctl(Ioctls.FIONBIO, true);
        fake.last().room = 4;
        ByteBuffer data = text("0123456789");
        assertEquals(4, socket.send(data, 0));
        assertEquals(6, data.remaining());
        assertEquals(WOULD_BLOCK, socket.send(data, 0));
        assertEquals(0, socket.write(data));
        assertEquals(4, socket.statistics().octetsSent());
    }

    @Test
    void messageGoesWholeOrNotAtAll() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        fake.last().messages = true;
        fake.last().room = 4;
        socket.ioctl(Ioctls.FIONBIO, true);
        ByteBuffer message = text("hello");
        assertEquals(WOULD_BLOCK, socket.send(message, 0));
        assertEquals(5, message.remaining());
        fake.last().room = 5;
        assertEquals(5, socket.send(message, 0));
    }

    @Test
    void emptyMessageIsSentAndEmptyStreamSendIsNot() throws Exception {
        SocketHandle stream = fake.connected();
        assertEquals(0, stream.send(text(""), 0));
        assertEquals(List.of(), fake.last().sentPieces);
        fake.entry = FakeTransport.messages();
        SocketHandle messages = fake.connected();
        assertEquals(0, messages.send(text(""), 0));
        assertEquals(List.of(""), fake.last().sentPieces);
    }

    @Test
    void interruptedSendEndsWithInterruptedAndTheThreadStaysInterrupted() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 2;
        ByteBuffer data = text("abc");
        boolean[] interrupted = new boolean[1];
        Call<Integer> call = Call.start(() -> {
            try {
                return socket.send(data, 0);
            } finally {
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        fake.time.awaitWaiting(1);
        call.interrupt();
        Ws2Exception e = call.failure();
        assertEquals(WsaError.WSAEINTR, e.error());
        assertEquals("bob:2", e.context().address());
        assertTrue(interrupted[0]);
        assertEquals(1, data.remaining());
        assertEquals(2, socket.statistics().octetsSent());
        fake.last().makeRoom(9);
        assertEquals(1, socket.send(data, 0));
    }

    @Test
    void closeFromAnotherThreadEndsASendThatWaits() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 0;
        Call<Integer> first = Call.start(() -> socket.send(text("a"), 0));
        fake.time.awaitWaiting(1);
        Call<Integer> second = Call.start(() -> socket.send(text("b"), 0)); // waits for its turn
        fake.time.awaitWaiting(2);
        socket.close();
        assertEquals(WsaError.WSAENOTSOCK, first.failure().error());
        assertEquals(WsaError.WSAENOTSOCK, second.failure().error());
    }

    @Test
    void shutdownFromAnotherThreadEndsASendThatWaits() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 0;
        Call<Integer> call = Call.start(() -> socket.send(text("a"), 0));
        fake.time.awaitWaiting(1);
        socket.shutdown(Shutdown.SD_SEND);
        assertEquals(WsaError.WSAESHUTDOWN, call.failure().error());
    }

    @Test
    void sendTimesOutAfterItsLimitAndTheConnectionStays() throws Exception {
        SocketHandle socket = fake.connected();
        socket.setOption(SocketOptions.SO_SNDTIMEO, Duration.ofSeconds(2));
        fake.last().room = 1;
        Call<Integer> call = Call.start(() -> socket.send(text("ab"), 0));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(1).toNanos());
        fake.time.awaitWaiting(1);
        call.isStillRunning();
        fake.time.advance(Duration.ofSeconds(1).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, call.failure().error());
        fake.last().makeRoom(5);
        assertEquals(1, socket.send(text("c"), 0));
    }

    @Test
    void sendsOfSeveralThreadsFollowEachOtherWhole() throws Exception {
        SocketHandle socket = fake.connected();
        FakeSocket provider = fake.last();
        provider.room = 2;
        Call<Integer> first = Call.start(() -> socket.send(text("aaaa"), 0));
        fake.time.awaitWaiting(1);
        Call<Integer> second = Call.start(() -> socket.send(text("bbbb"), 0));
        fake.time.awaitWaiting(2);
        Call<Integer> third = Call.start(() -> socket.send(text("cccc"), 0));
        fake.time.awaitWaiting(3);
        provider.makeRoom(100);
        provider.upcalls.lookAgain(Ready.SEND);
        assertEquals(4, first.result());
        assertEquals(4, second.result());
        assertEquals(4, third.result());
        assertTrue(List.of("aaaabbbbcccc", "aaaaccccbbbb").contains(provider.sentText()), provider.sentText());
    }

    @Test
    void nonBlockingSendBesideABlockedOneDoesNotWait() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 0;
        Call<Integer> blocked = Call.start(() -> socket.send(text("a"), 0));
        fake.time.awaitWaiting(1);
        socket.ioctl(Ioctls.FIONBIO, true);
        assertEquals(WOULD_BLOCK, socket.send(text("b"), 0));
        fake.last().makeRoom(9);
        fake.last().upcalls.lookAgain(Ready.SEND);
        assertEquals(1, blocked.result());
        assertEquals(1, socket.send(text("b"), 0));
    }

    @Test
    void gatherSendsStreamBuffersOneByOne() throws Exception {
        SocketHandle socket = fake.connected();
        ByteBuffer[] data = {text("xx"), text("ab"), text(""), text("cd"), text("yy")};
        assertEquals(4, socket.send(data, 1, 3, 0));
        assertEquals(List.of("ab", "cd"), fake.last().sentPieces);
        fake.last().room = 3;
        socket.ioctl(Ioctls.FIONBIO, true);
        assertEquals(3, socket.write(new ByteBuffer[] {text("12"), text("34")}));
        assertEquals(0, socket.write(new ByteBuffer[] {text("4")}));
    }

    @Test
    void gatherSendsTheBuffersOfAMessageTogether() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        ByteBuffer[] data = {text("ab"), text("cd")};
        assertEquals(4, socket.send(data, 0, 2, 0));
        assertEquals(List.of("abcd"), fake.last().sentPieces);
        assertFalse(data[1].hasRemaining());
    }

    @Test
    void gatherGoesToAProviderThatTakesSeveralBuffers() throws Exception {
        int[] asked = new int[2];
        fake.extensions.add(new VectoredTransfer() {
            @Override
            public long send(ByteBuffer[] data, int offset, int length, int flags) {
                asked[0]++;
                long all = Buffers.remaining(data, offset, length);
                for (ByteBuffer each : data) each.position(each.limit());
                return all;
            }

            @Override
            public long receive(ByteBuffer[] data, int offset, int length, int flags) {
                asked[1]++;
                data[0].put((byte) 'x');
                return 1;
            }
        });
        SocketHandle socket = fake.connected();
        assertEquals(4, socket.send(new ByteBuffer[] {text("ab"), text("cd")}, 0, 2, 0));
        assertEquals(1, socket.receive(new ByteBuffer[] {ByteBuffer.allocate(2)}, 0, 1, 0));
        assertArrayEquals(new int[] {1, 1}, asked);
    }

    @Test
    void flagsThatTheEntryDoesNotHaveAreRefusedAndOthersPassedOn() throws Exception {
        SocketHandle plain = fake.connected();
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> plain.send(text("x"), Ws2Constants.MSG_OOB));
        assertEquals(1, plain.send(text("x"), Ws2Constants.MSG_DONTROUTE));
        assertEquals(0, fake.last().lastFlags);
        fake.entry = FakeTransport.messages(ServiceFlag.EXPEDITED_DATA, ServiceFlag.PARTIAL_MESSAGE);
        SocketHandle rich = fake.connected();
        int both = Ws2Constants.MSG_OOB | Ws2Constants.MSG_PARTIAL;
        assertEquals(1, rich.send(text("x"), both));
        assertEquals(both, fake.last().lastFlags);
    }

    @Test
    void outputStreamSendsAllAndRefusesToBeHalfDone() throws Exception {
        SocketHandle socket = fake.connected();
        socket.output().write("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        socket.output().write('!');
        assertEquals("hello!", fake.last().sentText());
        socket.ioctl(Ioctls.FIONBIO, true);
        fake.last().room = 1;
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.output().write(new byte[2]));
        socket.output().close();
        assertFalse(socket.isOpen());
    }

    // ---- straight to the provider

    /** Blocks nowhere: answers what the test says, or "use the ordinary form". */
    private static final class Straight extends OrdinaryForm {
        int sends;
        int moves;
        Ws2Exception failure;

        @Override
        public int sendBlocking(ByteBuffer data, int flags) throws Ws2Exception {
            sends++;
            for (int i = 0; i < moves; i++) data.get();
            if (failure != null) throw failure;
            return data.hasRemaining() ? WOULD_BLOCK : moves;
        }

        @Override
        public int receiveBlocking(ByteBuffer data, int flags) {
            data.put((byte) 'r');
            return 1;
        }
    }

    @Test
    void blockingCallsGoStraightToAProviderThatBlocksItself() throws Exception {
        Straight straight = new Straight();
        straight.moves = 3;
        fake.extensions.add(straight);
        SocketHandle socket = fake.connected();
        assertEquals(3, socket.send(text("abc"), 0));
        assertEquals(1, socket.receive(ByteBuffer.allocate(1), 0));
        assertEquals("", fake.last().sentText());
        assertEquals(3, socket.statistics().octetsSent());
        assertEquals(1, socket.statistics().octetsReceived());
    }

    @Test
    void straightSendThatGivesUpHalfWayIsEndedInTheOrdinaryForm() throws Exception {
        Straight straight = new Straight();
        straight.moves = 2;
        fake.extensions.add(straight);
        SocketHandle socket = fake.connected();
        assertEquals(5, socket.send(text("abcde"), 0));
        assertEquals("cde", fake.last().sentText());
        assertEquals(5, socket.statistics().octetsSent());
    }

    @Test
    void limitsAndNonBlockingModeDoNotGoStraight() throws Exception {
        Straight straight = new Straight();
        fake.extensions.add(straight);
        SocketHandle socket = fake.connected();
        socket.setOption(SocketOptions.SO_SNDTIMEO, Duration.ofSeconds(1));
        socket.send(text("a"), 0);
        socket.setOption(SocketOptions.SO_SNDTIMEO, Duration.ZERO);
        socket.ioctl(Ioctls.FIONBIO, true);
        socket.send(text("b"), 0);
        assertEquals(0, straight.sends);
        socket.ioctl(Ioctls.FIONBIO, false);
        socket.send(text("c"), 0);
        assertEquals(1, straight.sends);
    }

    @Test
    void failedStraightSendEndsTheConnection() throws Exception {
        Straight straight = new Straight();
        straight.failure = new Ws2Exception(WsaError.WSAECONNRESET);
        fake.extensions.add(straight);
        SocketHandle socket = fake.connected();
        Ws2Exception e = Call.fails(WsaError.WSAECONNRESET, () -> socket.send(text("a"), 0));
        assertEquals("send bob:2 over fake: WSAECONNRESET 10054: " + WsaError.WSAECONNRESET.meaning(), e.getMessage());
        assertEquals(WsaError.WSAECONNRESET.number(), socket.getOption(SocketOptions.SO_ERROR));
        assertEquals(0, socket.getOption(SocketOptions.SO_ERROR));
        Call.fails(WsaError.WSAECONNRESET, () -> socket.send(text("a"), 0));
        assertEquals(1, straight.sends);
    }
}
