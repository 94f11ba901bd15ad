package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Ready;
import io.trunkline.spi.VectoredTransfer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpTransferTest extends PairFixture {
    private static final int BULK_OCTETS = 48 << 20;

    private static ByteBuffer buffer(boolean direct, int octets) {
        return direct ? ByteBuffer.allocateDirect(octets) : ByteBuffer.allocate(octets);
    }

    // Both ends in both forms, with buffers of either kind, below and above what goes through the heap at once.
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  65536", "true,  false, false, 1000000", "false, true,  false, 1000000",
        "false, false, true,  65536", "false, false, false, 7", "true, true, false, 300000"
    })
    void everyOctetArrivesOnceAndInOrder(boolean sendBlocks, boolean receiveBlocks, boolean direct, int octets)
            throws Exception {
        int total = octets < 100 ? 7000 : BULK_OCTETS;
        Call<byte[]> sent = Call.start(() -> {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Random random = new Random(1);
            byte[] chunk = new byte[octets];
            for (int done = 0; done < total; done += octets) {
                random.nextBytes(chunk);
                digest.update(chunk);
                ByteBuffer data = buffer(direct, octets).put(chunk).flip();
                if (sendBlocks) assertEquals(octets, here.blocking().sendBlocking(data, 0));
                else here.send(data);
            }
            here.spi.shutdown(Shutdown.SD_SEND);
            return digest.digest();
        });
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ByteBuffer data = buffer(direct, octets);
        while ((receiveBlocks ? there.blocking().receiveBlocking(data, 0) : there.receive(data)) > 0) {
            digest.update(data.flip());
            data.clear();
        }
        assertArrayEquals(sent.result(), digest.digest());
    }

    @Test
    void buffersGoInTheirOrderInBothForms() throws Exception {
        ByteBuffer[] data = {text("xx"), text("one "), ByteBuffer.allocate(0), text("two "), text("three")};
        assertEquals(13, here.blocking().sendBlocking(data, 1, 4, 0));
        assertEquals("one two three", there.receiveBlocking());
        assertEquals(2, data[0].remaining());
        VectoredTransfer vectored = there.spi.extension(VectoredTransfer.class);
        assertEquals(9, vectored.send(new ByteBuffer[] {text("four "), text("five")}, 0, 2, 0));
        ByteBuffer[] into = {ByteBuffer.allocate(3), ByteBuffer.allocate(0), ByteBuffer.allocate(100)};
        assertEquals(9, here.blocking().receiveBlocking(into, 0, 3, 0));
        assertEquals("fou", TestSocket.text(into[0]));
        assertEquals("r five", TestSocket.text(into[2]));
    }

    @Test
    void largeHeapBuffersAreGatheredWithoutLoss() throws Exception {
        byte[] octets = new byte[3 << 20];
        new Random(3).nextBytes(octets);
        ByteBuffer[] data = {
            ByteBuffer.wrap(octets, 0, 1000),
            ByteBuffer.wrap(octets, 1000, 2_000_000),
            ByteBuffer.wrap(octets, 2_001_000, octets.length - 2_001_000)
        };
        Call<Long> send = Call.start(() -> here.blocking().sendBlocking(data, 0, 3, 0));
        ByteBuffer[] all = {ByteBuffer.allocate(500_000), ByteBuffer.allocate(octets.length - 500_000)};
        while (all[1].hasRemaining()) there.blocking().receiveBlocking(all, 0, 2, 0);
        assertEquals(octets.length, send.result());
        ByteBuffer joined =
                ByteBuffer.allocate(octets.length).put(all[0].flip()).put(all[1].flip());
        assertArrayEquals(octets, joined.array());
    }

    @Test
    void vectoredReceiveWithoutBlockingScattersAndArms() throws Exception {
        VectoredTransfer vectored = here.spi.extension(VectoredTransfer.class);
        ByteBuffer[] into = {ByteBuffer.allocate(2), ByteBuffer.allocate(10)};
        assertEquals(WOULD_BLOCK, vectored.receive(into, 0, 2, 0));
        there.send("scatter");
        here.await(Ready.RECEIVE);
        long got = 0;
        while (got < 7) got += Math.max(0, vectored.receive(into, 0, 2, 0));
        assertEquals("sc", TestSocket.text(into[0]));
        assertEquals("atter", TestSocket.text(into[1]));
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void fullSocketAnswersWouldBlockAndTellsWhenThereIsRoom() throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(1 << 20);
        while (here.spi.send(data.clear(), 0) != WOULD_BLOCK) {}
        assertEquals(0, here.spi.readiness() & Ready.SEND);
        Call<Integer> reader = Call.start(() -> {
            int total = 0;
            ByteBuffer into = ByteBuffer.allocate(1 << 20);
            while (total < 4 << 20) total += there.blocking().receiveBlocking(into.clear(), 0);
            return total;
        });
        assertEquals(Ready.SEND, here.await(Ready.SEND));
        assertTrue(here.spi.send(data.clear(), 0) > 0);
        here.spi.close(io.trunkline.spi.CloseMode.GRACEFUL);
        assertTrue(reader.result() > 0);
    }

    @Test
    void emptySocketAnswersWouldBlockAndTellsWhenThereIsData() throws Exception {
        assertEquals(WOULD_BLOCK, here.spi.receive(ByteBuffer.allocate(1), 0));
        assertEquals(Ready.SEND, here.spi.readiness());
        there.sendBlocking("x");
        assertEquals(Ready.RECEIVE, here.await(Ready.RECEIVE));
    }

    @Test
    void readinessTakesNothingAway() throws Exception {
        there.sendBlocking("0123456789".repeat(100));
        here.await(Ready.RECEIVE);
        assertEquals(Ready.RECEIVE | Ready.SEND, here.spi.readiness());
        assertEquals(1000, here.spi.ioctl(Ioctls.FIONREAD, null));
        assertEquals("0123456789".repeat(100), here.receive(1000));
        assertEquals(Ready.SEND, here.spi.readiness());
    }

    @Test
    void peekedDataStaysAndGrows() throws Exception {
        there.sendBlocking("abc");
        here.await(Ready.RECEIVE);
        assertEquals("abc", peek(100));
        there.sendBlocking("def");
        Until.holds("both are seen", () -> peek(100).equals("abcdef"));
        assertEquals("ab", peek(2));
        assertEquals(6, here.spi.ioctl(Ioctls.FIONREAD, null));
        assertEquals("abcdef", here.receive(6));
        assertEquals(WOULD_BLOCK, here.spi.receive(ByteBuffer.allocate(10), Ws2Constants.MSG_PEEK));
    }

    private String peek(int octets) throws Ws2Exception {
        ByteBuffer seen = ByteBuffer.allocate(octets);
        here.spi.receive(seen, Ws2Constants.MSG_PEEK);
        return TestSocket.text(seen);
    }

    @Test
    void blockingFormLeavesFlagsToTheOrdinaryForm() throws Exception {
        there.sendBlocking("x");
        assertEquals(WOULD_BLOCK, here.blocking().receiveBlocking(ByteBuffer.allocate(1), Ws2Constants.MSG_PEEK));
        assertEquals("x", here.receiveBlocking());
    }

    @Test
    void unknownFlagsAreRefused() {
        for (int flag : new int[] {Ws2Constants.MSG_OOB, 0x4000}) {
            assertEquals(WsaError.WSAEOPNOTSUPP, Call.errorOf(() -> here.spi.send(ByteBuffer.allocate(1), flag)));
            assertEquals(WsaError.WSAEOPNOTSUPP, Call.errorOf(() -> here.spi.receive(ByteBuffer.allocate(1), flag)));
        }
        assertEquals(
                WsaError.WSAEOPNOTSUPP,
                Call.errorOf(() -> here.spi.send(ByteBuffer.allocate(1), Ws2Constants.MSG_PARTIAL)));
    }

    @Test
    void octetsThatCanBeReadAreCountedBesideBlockingUse() throws Exception {
        there.sendBlocking("four");
        Until.holds("they have arrived", () -> here.spi.ioctl(Ioctls.FIONREAD, null) == 4);
        assertEquals("four", here.receiveBlocking());
    }
}
