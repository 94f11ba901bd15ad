package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.Ready;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How a connection ends, as each side sees it. */
class TcpCloseTest extends PairFixture {
    private static final int MORE_THAN_THE_KERNEL_TAKES = 32 << 20;

    @Test
    void gracefulCloseComesBehindTheDataInBothForms() throws Exception {
        here.sendBlocking("bye");
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals("bye", there.receiveBlocking());
        assertEquals("", there.receiveBlocking());
        assertEquals(Ready.RECEIVE | Ready.ENDED, there.await(Ready.RECEIVE | Ready.ENDED));
        assertEquals("", there.receive());
        assertEquals("", there.receive());
    }

    @Test
    void halfClosedConnectionStillCarriesTheOtherWay() throws Exception {
        here.sendBlocking("question");
        here.spi.shutdown(Shutdown.SD_SEND);
        assertEquals("question", there.receiveBlocking());
        assertEquals("", there.receiveBlocking());
        there.sendBlocking("answer");
        there.spi.close(CloseMode.GRACEFUL);
        assertEquals("answer", here.receiveBlocking());
        assertEquals("", here.receiveBlocking());
    }

    @Test
    void endIsAnnouncedOnlyBehindAllData() throws Exception {
        assertEquals(Ready.SEND, here.spi.readiness());
        there.sendBlocking("data");
        there.spi.close(CloseMode.GRACEFUL);
        assertEquals(Ready.RECEIVE, here.await(Ready.RECEIVE) & (Ready.RECEIVE | Ready.ENDED));
        assertEquals(0, here.spi.readiness() & Ready.ENDED);
        assertEquals("data", here.receive(4));
        assertEquals(Ready.ENDED, here.await(Ready.ENDED));
    }

    @Test
    void abortIsAResetForTheOtherSideInBothForms() throws Exception {
        Call<String> blocked = Call.blocked(there::receiveBlocking);
        here.spi.close(CloseMode.ABORTIVE);
        assertEquals(WsaError.WSAECONNRESET, blocked.error());
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receiveBlocking));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(() -> there.sendBlocking("x")));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receive));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(() -> there.spi.send(ByteBuffer.allocate(1), 0)));
    }

    @Test
    void abortOfAnEventDrivenSocketIsAResetToo() throws Exception {
        here.spi.readiness();
        there.spi.readiness();
        here.spi.close(CloseMode.ABORTIVE);
        assertEquals(Ready.ENDED, there.await(Ready.ENDED));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receive));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receive));
    }

    @Test
    void dataBeforeAResetIsStillReceivedAndTheResetIsNotForgotten() throws Exception {
        here.sendBlocking("before");
        Until.holds("it has arrived", () -> there.spi.ioctl(io.trunkline.api.Ioctls.FIONREAD, null) == 6);
        here.spi.close(CloseMode.ABORTIVE);
        // the send hears of the reset, and the system will not tell it a second time
        Until.holds("a send fails", () -> failsWithReset(() -> there.sendBlocking("x")));
        assertEquals("before", there.receiveBlocking());
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receiveBlocking));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(there::receive));
    }

    private static boolean failsWithReset(java.util.concurrent.Callable<?> call) {
        try {
            call.call();
            return false;
        } catch (Ws2Exception e) {
            return e.error() == WsaError.WSAECONNRESET;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sendToAClosedSideFailsWithResetAndTheEndStaysAnEnd() throws Exception {
        here.spi.close(CloseMode.GRACEFUL);
        Until.holds("a send fails", () -> failsWithReset(() -> there.sendBlocking("x")));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(() -> there.spi.send(ByteBuffer.allocate(1), 0)));
        assertEquals("", there.receive());
    }

    @Test
    void gracefulCloseWithUnreadDataStillDeliversWhatWasSent() throws Exception {
        there.sendBlocking("nobody will read this");
        Until.holds("it has arrived", () -> here.spi.ioctl(io.trunkline.api.Ioctls.FIONREAD, null) > 0);
        here.sendBlocking("last words");
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals("last words", there.receive(10));
        assertEquals("", there.receive());
    }

    @Test
    void gracefulCloseWithUnreadDataOfAnEventDrivenSocketDeliversToo() throws Exception {
        there.sendBlocking("nobody will read this");
        here.await(Ready.RECEIVE);
        here.send("last words");
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals("last words", there.receive(10));
        assertEquals("", there.receive());
    }

    @Test
    void gracefulCloseSendsAllThatTheKernelHasTaken() throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(MORE_THAN_THE_KERNEL_TAKES);
        int taken = here.spi.send(data, 0);
        here.spi.close(CloseMode.GRACEFUL);
        ByteBuffer all = ByteBuffer.allocate(MORE_THAN_THE_KERNEL_TAKES);
        while (there.receive(all) > 0) {}
        assertEquals(taken, all.position());
    }

    @Test
    void closedSocketAnswersNotASocket() throws Exception {
        here.spi.close(CloseMode.GRACEFUL);
        here.spi.close(CloseMode.ABORTIVE);
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(here::receiveBlocking));
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> here.sendBlocking("x")));
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> here.spi.send(ByteBuffer.allocate(1), 0)));
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> here.spi.receive(ByteBuffer.allocate(1), 0)));
        TestSocket fresh = host.socket();
        fresh.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> fresh.connectBlocking(Host.loopback(1))));
    }

    @Test
    void noUpcallFollowsClose() throws Exception {
        here.spi.receive(ByteBuffer.allocate(1), 0);
        here.spi.close(CloseMode.GRACEFUL);
        int before = here.upcalls.get();
        there.spi.close(CloseMode.ABORTIVE);
        host.close();
        assertEquals(before, here.upcalls.get());
    }

    // ---- interruption

    @Test
    void interruptionInsideTheKernelAnswersIntrAndEndsTheConnection() throws Exception {
        Call<String> receive = Call.blocked(here::receiveBlocking);
        receive.thread().interrupt();
        assertEquals(WsaError.WSAEINTR, receive.error());
        assertEquals(WsaError.WSAECONNABORTED, Call.errorOf(here::receiveBlocking));
        assertEquals(WsaError.WSAECONNABORTED, Call.errorOf(() -> here.sendBlocking("x")));
        assertEquals(WsaError.WSAECONNABORTED, Call.errorOf(() -> here.spi.send(ByteBuffer.allocate(1), 0)));
        assertEquals(WsaError.WSAECONNABORTED, Call.errorOf(() -> here.spi.receive(ByteBuffer.allocate(1), 0)));
        assertTrue((here.spi.readiness() & Ready.RECEIVE) != 0);
        assertEquals("", there.receiveBlocking());
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> here.spi.receive(ByteBuffer.allocate(1), 0)));
    }

    @Test
    void interruptionOfASendEndsTheReceiveOfAnotherThreadAsAborted() throws Exception {
        Call<String> receive = Call.blocked(here::receiveBlocking);
        Call<Integer> send =
                Call.blocked(() -> here.blocking().sendBlocking(ByteBuffer.allocate(MORE_THAN_THE_KERNEL_TAKES), 0));
        send.thread().interrupt();
        assertEquals(WsaError.WSAEINTR, send.error());
        assertEquals(WsaError.WSAECONNABORTED, receive.error());
    }

    @Test
    void threadThatComesInterruptedHarmsNothing() throws Exception {
        Call<WsaError> call = Call.start(() -> {
            Thread.currentThread().interrupt();
            return Call.errorOf(here::receiveBlocking);
        });
        assertEquals(WsaError.WSAEINTR, call.result());
        there.sendBlocking("alive");
        assertEquals("alive", here.receiveBlocking());
    }

    @Test
    void virtualThreadsBlockAndAreInterruptedAlike() throws Exception {
        Method start = virtualThreads();
        Assumptions.assumeTrue(start != null, "this JDK has no virtual threads");
        java.util.concurrent.CompletableFuture<WsaError> error = new java.util.concurrent.CompletableFuture<>();
        java.util.concurrent.CompletableFuture<String> text = new java.util.concurrent.CompletableFuture<>();
        Runnable body = () -> {
            try {
                text.complete(here.receiveBlocking());
                error.complete(Call.errorOf(here::receiveBlocking));
            } catch (Ws2Exception e) {
                text.completeExceptionally(e);
            }
        };
        Thread virtual = (Thread) start.invoke(null, body);
        there.sendBlocking("to a virtual thread");
        assertEquals("to a virtual thread", text.get(20, TimeUnit.SECONDS));
        Until.holds("it waits again", () -> virtual.getState() == Thread.State.WAITING);
        virtual.interrupt();
        assertEquals(WsaError.WSAEINTR, error.get(20, TimeUnit.SECONDS));
    }

    private static Method virtualThreads() {
        try {
            return Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException before21) {
            return null;
        }
    }

    // ---- lingering close

    private LingeringClose lingering(TestSocket socket) {
        return socket.spi.extension(LingeringClose.class);
    }

    @Test
    void lingeringCloseTellsWhenEverythingHasArrived() throws Exception {
        here.sendBlocking("the last");
        assertFalse(lingering(here).startLinger(Host.seconds(20)));
        assertEquals(Ready.LINGERED, here.await(Ready.LINGERED));
        assertTrue(lingering(here).everythingSent());
        here.spi.close(CloseMode.GRACEFUL);
        assertEquals("the last", there.receive(8));
        assertEquals("", there.receive());
    }

    @Test
    void lingeringCloseOfAnEventDrivenSocketWaitsUntilTheReaderReads() throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(MORE_THAN_THE_KERNEL_TAKES);
        int taken = here.spi.send(data, 0);
        lingering(here).startLinger(Host.seconds(20));
        assertEquals(0, here.spi.readiness());
        assertEquals(there.spi.peerName(), here.spi.sockName());
        ByteBuffer all = ByteBuffer.allocate(MORE_THAN_THE_KERNEL_TAKES);
        while (there.receive(all) > 0) {}
        assertEquals(taken, all.position());
        assertEquals(Ready.LINGERED, here.await(Ready.LINGERED));
        assertTrue(lingering(here).everythingSent());
    }

    @Test
    void lingeringCloseMayWaitAsLongAsALimitCanTell() throws Exception {
        int taken = here.spi.send(ByteBuffer.allocateDirect(MORE_THAN_THE_KERNEL_TAKES), 0);
        lingering(here).startLinger(Long.MAX_VALUE);
        CountDownLatch later = new CountDownLatch(1);
        host.time().schedule(host.time().nanos(), later::countDown); // behind a limit that were over at once
        assertTrue(later.await(20, TimeUnit.SECONDS));
        assertEquals(0, here.spi.readiness());
        ByteBuffer all = ByteBuffer.allocate(MORE_THAN_THE_KERNEL_TAKES);
        while (there.receive(all) > 0) {}
        assertEquals(taken, all.position());
        assertEquals(Ready.LINGERED, here.await(Ready.LINGERED));
        assertTrue(lingering(here).everythingSent());
    }

    @Test
    void kernelLingersForWholeSecondsAndNoLongerThanItCan() {
        assertEquals(1, TcpLinger.kernelSeconds(1));
        assertEquals(2, TcpLinger.kernelSeconds(Host.seconds(2)));
        assertEquals(3, TcpLinger.kernelSeconds(Host.seconds(2) + 1));
        assertEquals(65_535, TcpLinger.kernelSeconds(Long.MAX_VALUE));
    }

    @Test
    void lingeringCloseEndsAtItsLimit() throws Exception {
        here.spi.send(ByteBuffer.allocateDirect(MORE_THAN_THE_KERNEL_TAKES), 0);
        long start = System.nanoTime();
        lingering(here).startLinger(TimeUnit.MILLISECONDS.toNanos(200));
        assertEquals(Ready.LINGERED, here.await(Ready.LINGERED));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(200));
        assertFalse(lingering(here).everythingSent());
        here.spi.close(CloseMode.ABORTIVE);
    }

    @Test
    void lingeringCloseEndsBlockedCallsAndDoesNotWait() throws Exception {
        Call<String> receive = Call.blocked(here::receiveBlocking);
        lingering(here).startLinger(Host.seconds(20));
        assertEquals(WsaError.WSAENOTSOCK, receive.error());
        assertEquals(Ready.LINGERED, here.await(Ready.LINGERED));
        assertEquals("", there.receive());
    }

    @Test
    void unconnectedSocketHasNothingToLingerFor() throws Exception {
        assertTrue(lingering(host.socket()).startLinger(1));
    }
}
