package io.trunkline.runtime;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trunkline.api.Ioctls;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final FakeTransport fake = new FakeTransport();
    private final Object threads = threads();

    /** By reflection, because the module under test does not require the management modules and a test cannot. */
    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private long allocatedSoFar() throws ReflectiveOperationException {
        Method allocated =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        return (Long) allocated.invoke(threads, Thread.currentThread().getId());
    }

    /** Something that must not allocate. */
    private interface Round {
        void run() throws Exception;
    }

    private long octetsAllocated(Round round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) round.run();
        allocatedSoFar();
        long before = allocatedSoFar();
        for (int i = 0; i < ROUNDS; i++) round.run();
        return allocatedSoFar() - before;
    }

    /** The measuring itself and the compiler may cost a little, but less than one octet per round. */
    private void allocatesNothing(Round round) throws Exception {
        long octets = octetsAllocated(round);
        assertEquals(0, octets / ROUNDS, octets + " octets allocated in " + ROUNDS + " rounds");
    }

    @Test
    void wouldBlockAllocatesNothing() throws Exception {
        SocketHandle socket = fake.connected();
        socket.ioctl(Ioctls.FIONBIO, true);
        fake.last().room = 0;
        ByteBuffer data = ByteBuffer.allocate(64);
        ByteBuffer[] several = {ByteBuffer.allocate(32), ByteBuffer.allocate(32)};
        allocatesNothing(() -> {
            if (socket.send(data, 0) != WOULD_BLOCK) throw new AssertionError("send");
            if (socket.receive(data, 0) != WOULD_BLOCK) throw new AssertionError("receive");
        });
        allocatesNothing(() -> {
            if (socket.send(several, 0, 2, 0) != WOULD_BLOCK) throw new AssertionError("gathering send");
            if (socket.receive(several, 0, 2, 0) != WOULD_BLOCK) throw new AssertionError("scattering receive");
            if (socket.write(data) != 0 || socket.read(data) != 0) throw new AssertionError("channel");
        });
    }

    @Test
    void messagesThatWouldBlockAllocateNothing() throws Exception {
        fake.entry = FakeTransport.messages();
        SocketHandle socket = fake.connected();
        socket.ioctl(Ioctls.FIONBIO, true);
        fake.last().room = 0;
        ByteBuffer[] several = {ByteBuffer.allocate(32), ByteBuffer.allocate(32)};
        allocatesNothing(() -> {
            several[0].clear();
            several[1].clear();
            if (socket.send(several, 0, 2, 0) != WOULD_BLOCK) throw new AssertionError("gathering send");
            if (socket.receive(several, 0, 2, 0) != WOULD_BLOCK) throw new AssertionError("scattering receive");
        });
    }

    @Test
    void transfersThatGoStraightAllocateNothing() throws Exception {
        fake.extensions.add(new Echo());
        SocketHandle socket = fake.connected();
        ByteBuffer data = ByteBuffer.allocate(64);
        allocatesNothing(() -> {
            data.clear();
            if (socket.send(data, 0) != 64) throw new AssertionError("send");
            data.clear();
            if (socket.receive(data, 0) != 64) throw new AssertionError("receive");
        });
    }

    private static final class Echo extends OrdinaryForm {
        @Override
        public int sendBlocking(ByteBuffer data, int flags) {
            int octets = data.remaining();
            data.position(data.limit());
            return octets;
        }

        @Override
        public int receiveBlocking(ByteBuffer data, int flags) {
            return sendBlocking(data, flags);
        }
    }
}
