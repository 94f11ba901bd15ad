package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One thread is blocked in the kernel, another one does something else with the same socket, and does not wait. */
class TcpModeChangeTest extends PairFixture {
    private static final int MORE_THAN_THE_KERNEL_TAKES = 32 << 20;

    private Call<String> blockedReceive() {
        return Call.blocked(here::receiveBlocking);
    }

    private Call<Integer> blockedSend() {
        return Call.blocked(() -> here.blocking().sendBlocking(pattern(MORE_THAN_THE_KERNEL_TAKES), 0));
    }

    private static ByteBuffer pattern(int octets) {
        byte[] data = new byte[octets];
        new Random(octets).nextBytes(data);
        return ByteBuffer.wrap(data);
    }

    private static ByteBuffer receiveAll(TestSocket from, int octets) throws Ws2Exception {
        ByteBuffer all = ByteBuffer.allocate(octets);
        while (all.hasRemaining() && from.receive(all) > 0) {}
        return all.flip();
    }

    // ---- beside a blocked receive

    @Test
    void sendWithoutBlockingWorksBesideBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        here.send("over there");
        assertEquals("over there", there.receive("over there".length()));
        assertTrue(receive.isRunning());
        there.send("back");
        assertEquals("back", receive.result());
    }

    @Test
    void afterTheBlockedReceiveTheSocketIsEventDriven() throws Exception {
        Call<String> receive = blockedReceive();
        here.send("one");
        there.send("two");
        assertEquals("two", receive.result());
        assertEquals(WOULD_BLOCK, here.blocking().receiveBlocking(ByteBuffer.allocate(10), 0));
        assertEquals(WOULD_BLOCK, here.blocking().sendBlocking(ByteBuffer.allocate(10), 0));
        assertEquals(WOULD_BLOCK, here.spi.receive(ByteBuffer.allocate(10), 0));
        there.send("three");
        assertEquals("three", here.receive(5));
        here.send("four");
        assertEquals("onefour", there.receive(7));
    }

    @Test
    void manyOctetsGoOutBesideBlockedReceiveWithoutLossAndWithBackPressure() throws Exception {
        Call<String> receive = blockedReceive();
        ByteBuffer data = pattern(MORE_THAN_THE_KERNEL_TAKES);
        while (here.spi.send(data, 0) != WOULD_BLOCK) {}
        assertTrue(data.hasRemaining(), "the pump's buffer is bounded");
        Call<ByteBuffer> arrives = Call.start(() -> receiveAll(there, MORE_THAN_THE_KERNEL_TAKES));
        here.send(data);
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES), arrives.result());
        there.send("done");
        assertEquals("done", receive.result());
    }

    @Test
    void switchInTheMiddleOfManyOctetsLosesNothing() throws Exception {
        Call<String> receive = blockedReceive();
        ByteBuffer data = pattern(MORE_THAN_THE_KERNEL_TAKES);
        while (here.spi.send(data, 0) != WOULD_BLOCK) {}
        there.send("come out");
        assertEquals("come out", receive.result());
        Call<ByteBuffer> arrives = Call.start(() -> receiveAll(there, MORE_THAN_THE_KERNEL_TAKES));
        here.send(data);
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES), arrives.result());
        there.send("still");
        assertEquals("still", here.receive(5));
    }

    @Test
    void readinessIsAnsweredBesideBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        assertEquals(Ready.SEND, here.spi.readiness());
        there.send("x");
        assertEquals("x", receive.result());
        assertEquals(Ready.SEND, here.spi.readiness() & Ready.SEND);
        there.send("y");
        here.await(Ready.RECEIVE);
        assertEquals("y", here.receive(1));
    }

    @Test
    void shutdownOfSendingReachesTheOtherSideBesideBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        here.spi.shutdown(Shutdown.SD_SEND);
        assertEquals("", there.receive());
        there.send("last words");
        assertEquals("last words", receive.result());
    }

    @Test
    void shutdownOfSendingComesBehindWhatThePumpHolds() throws Exception {
        Call<String> receive = blockedReceive();
        ByteBuffer data = pattern(MORE_THAN_THE_KERNEL_TAKES);
        while (here.spi.send(data, 0) != WOULD_BLOCK) {}
        int taken = data.position();
        here.spi.shutdown(Shutdown.SD_SEND);
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES).limit(taken), receiveAll(there, taken));
        assertEquals("", there.receive());
        assertTrue(receive.isRunning());
    }

    @Test
    void shutdownOfReceivingEndsTheBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        here.spi.shutdown(Shutdown.SD_RECEIVE);
        assertEquals(WsaError.WSAESHUTDOWN, receive.error());
        here.send("still sends");
        assertEquals("still sends", there.receive(11));
    }

    @Test
    void optionsAndNamesAreAnsweredBesideBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        asksOptionsAndNames();
        assertTrue(receive.isRunning());
    }

    @Test
    void gracefulCloseEndsTheBlockedReceiveAndSendsWhatWasTaken() throws Exception {
        Call<String> receive = blockedReceive();
        ByteBuffer data = pattern(MORE_THAN_THE_KERNEL_TAKES);
        while (here.spi.send(data, 0) != WOULD_BLOCK) {}
        int taken = data.position();
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, receive.error());
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES).limit(taken), receiveAll(there, taken));
        assertEquals("", there.receive());
    }

    @Test
    void closeEndsTheBlockedReceive() throws Exception {
        Call<String> receive = blockedReceive();
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, receive.error());
        assertEquals("", there.receive());
    }

    @Test
    void abortEndsTheBlockedReceiveAndResets() throws Exception {
        Call<String> receive = blockedReceive();
        here.spi.close(CloseMode.ABORTIVE);
        assertEquals(WsaError.WSAENOTSOCK, receive.error());
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receive));
    }

    // ---- beside a blocked send

    @Test
    void receiveWithoutBlockingWorksBesideBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        assertEquals(WOULD_BLOCK, here.spi.receive(ByteBuffer.allocate(10), 0));
        there.send("hello");
        assertEquals("hello", here.receive(5));
        assertTrue(send.isRunning());
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES), receiveAll(there, MORE_THAN_THE_KERNEL_TAKES));
        assertEquals(MORE_THAN_THE_KERNEL_TAKES, send.result());
        there.send("again");
        assertEquals("again", here.receive(5));
    }

    @Test
    void manyOctetsComeInBesideBlockedSendWithoutLoss() throws Exception {
        Call<Integer> send = blockedSend();
        Call<ByteBuffer> arrives = Call.start(() -> receiveAll(here, MORE_THAN_THE_KERNEL_TAKES));
        there.send(pattern(MORE_THAN_THE_KERNEL_TAKES));
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES), arrives.result());
        assertTrue(send.isRunning());
        assertEquals(pattern(MORE_THAN_THE_KERNEL_TAKES), receiveAll(there, MORE_THAN_THE_KERNEL_TAKES));
        assertEquals(MORE_THAN_THE_KERNEL_TAKES, send.result());
    }

    @Test
    void readinessIsAnsweredBesideBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        assertEquals(0, here.spi.readiness());
        there.send("x");
        assertEquals(Ready.RECEIVE, here.await(Ready.RECEIVE | Ready.SEND));
        receiveAll(there, MORE_THAN_THE_KERNEL_TAKES);
        send.result();
        assertEquals(Ready.SEND, here.await(Ready.SEND));
        assertEquals("x", here.receive(1));
    }

    @Test
    void peekAndCountWorkBesideBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        there.send("peek");
        here.await(Ready.RECEIVE);
        ByteBuffer seen = ByteBuffer.allocate(10);
        assertEquals(4, here.spi.receive(seen, io.trunkline.api.Ws2Constants.MSG_PEEK));
        assertEquals(4, here.spi.ioctl(Ioctls.FIONREAD, null));
        assertEquals("peek", here.receive(4));
        assertTrue(send.isRunning());
    }

    @Test
    void shutdownOfSendingEndsTheBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        here.spi.shutdown(Shutdown.SD_SEND);
        assertEquals(WsaError.WSAESHUTDOWN, send.error());
        there.send("the other way is open");
        assertEquals("the other way is open", here.receive(21));
    }

    @Test
    void shutdownOfReceivingDoesNotWaitForTheBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        here.spi.shutdown(Shutdown.SD_RECEIVE);
        assertTrue(send.isRunning());
        receiveAll(there, MORE_THAN_THE_KERNEL_TAKES);
        assertEquals(MORE_THAN_THE_KERNEL_TAKES, send.result());
    }

    @Test
    void optionsAndNamesAreAnsweredBesideBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        asksOptionsAndNames();
        assertTrue(send.isRunning());
    }

    @Test
    void closeEndsTheBlockedSend() throws Exception {
        Call<Integer> send = blockedSend();
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, send.error());
    }

    @Test
    void abortEndsTheBlockedSendAndResets() throws Exception {
        Call<Integer> send = blockedSend();
        here.spi.close(CloseMode.ABORTIVE);
        assertEquals(WsaError.WSAENOTSOCK, send.error());
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(() -> receiveAll(there, MORE_THAN_THE_KERNEL_TAKES)));
    }

    // ---- beside both

    @Test
    void closeEndsBothBlockedCalls() throws Exception {
        Call<String> receive = blockedReceive();
        Call<Integer> send = blockedSend();
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, receive.error());
        assertEquals(WsaError.WSAENOTSOCK, send.error());
    }

    @Test
    void readinessBesideBothWaitsForNobodyAndIsToldWhenOneComesOut() throws Exception {
        Call<String> receive = blockedReceive();
        Call<Integer> send = blockedSend();
        assertEquals(0, here.spi.readiness());
        there.send("x");
        assertEquals("x", receive.result());
        there.send("y");
        assertEquals(Ready.RECEIVE, here.await(Ready.RECEIVE));
        receiveAll(there, MORE_THAN_THE_KERNEL_TAKES);
        send.result();
        assertEquals(Ready.SEND, here.await(Ready.SEND));
        assertEquals("y", here.receive(1));
    }

    @Test
    void pumpThreadsEndWhenTheSocketHasBecomeEventDriven() throws Exception {
        Call<Integer> send = blockedSend();
        assertEquals(WOULD_BLOCK, here.spi.receive(ByteBuffer.allocate(10), 0));
        assertEquals(1, threads("tcp-receive"));
        receiveAll(there, MORE_THAN_THE_KERNEL_TAKES);
        send.result();
        there.send("out");
        assertEquals("out", here.receive(3));
        Until.holds("the pump ends", () -> threads("tcp-receive") == 0);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals(name))
                .count();
    }

    private void asksOptionsAndNames() throws Ws2Exception {
        here.spi.option(SocketOptions.SO_KEEPALIVE, true);
        assertEquals(true, here.spi.option(SocketOptions.SO_KEEPALIVE));
        here.spi.option(SocketOptions.TCP_NODELAY, true);
        here.spi.option(SocketOptions.SO_OOBINLINE, true);
        assertEquals(true, here.spi.option(SocketOptions.TCP_NODELAY));
        assertTrue(here.spi.option(SocketOptions.SO_RCVBUF) > 0);
        assertEquals(there.name(), here.spi.peerName());
        Function<Object, Object> known = Object::toString;
        assertNotNull(known.apply(here.spi.sockName()));
        assertEquals(0, here.spi.ioctl(Ioctls.FIONREAD, null));
    }
}
