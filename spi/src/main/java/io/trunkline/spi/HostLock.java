package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock among all threads of all processes of the host, held for the length of one small step. The operating system
 * takes it from a process that dies.
 */
final class HostLock {
    /** A process that holds it longer has been stopped; nobody waits for that without an end. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long RETRY_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** What to do with the locked file. */
    @FunctionalInterface
    interface Held<T> {
        T run(RandomAccessFile file) throws Ws2Exception;
    }

    private final Path file;
    /**
     * Keeps this process's own threads apart, which a file lock cannot do. Interned, so that it is one object for one file
     * in the whole virtual machine, even where several class loaders have loaded this class.
     */
    private final String monitor;

    /** A lock on this file, which must exist. */
    HostLock(Path realFile) {
        this.file = realFile;
        this.monitor = ("io.trunkline.spi.HostLock " + realFile).intern();
    }

    /** True as long as nobody has removed the file. */
    boolean exists() {
        return Files.exists(file);
    }

    /** Runs {@code step} while the lock is held; an interrupt does not disturb it and stays pending. */
    <T> T hold(Held<T> step) throws Ws2Exception {
        synchronized (monitor) {
            boolean interrupted = Thread.interrupted(); // a file channel would close itself
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                acquire(open.getChannel());
                return step.run(open); // closing the file gives the lock back
            } catch (IOException failed) {
                throw failed instanceof Ws2Exception known ? known : OwnerDirectory.failure(file, failed);
            } finally {
                if (interrupted) Thread.currentThread().interrupt();
            }
        }
    }

    private void acquire(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (!tryAcquire(channel)) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new Ws2Exception(
                        WsaError.WSAENETDOWN,
                        "another process has held " + file + " for " + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)
                                + " s; end it if it hangs");
            }
            LockSupport.parkNanos(RETRY_NANOS); // the blocking form has no limit
        }
    }

    private static boolean tryAcquire(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }
}
