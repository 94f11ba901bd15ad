package io.trunkline.simulation.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file that only its owner can read, written from front to back through one buffer. What is put between {@link #begin} and
 * {@link #end} reaches the file whole or, if writing fails, not at all as far as the buffer goes. The first failure is told
 * once in one line and ends the file; whoever writes to it goes on and is not disturbed. Files that are still open when the
 * virtual machine ends are completed then. Safe from any thread, as long as a record is put under the lock of
 * {@code synchronized (file)}.
 */
public final class PrivateFile implements AutoCloseable {
    private static final int BUFFER_OCTETS = 1 << 18;
    private static final System.Logger LOG = System.getLogger("io.trunkline.simulation");
    private static final Set<PrivateFile> OPEN = new LinkedHashSet<>();
    private static boolean hooked;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_OCTETS);
    private volatile Runnable ending = this::close;
    private int beginning;
    private long written;
    private String trouble;
    private boolean closed;

    private PrivateFile(Path path, FileChannel channel, ByteOrder order) {
        this.path = path;
        this.channel = channel;
        buffer.order(order);
    }

    /**
     * A new file; one of that name is replaced.
     *
     * @param order of the numbers in it
     * @throws IOException it cannot be written; the message names the file and what to do
     */
    public static PrivateFile create(Path path, ByteOrder order) throws IOException {
        PrivateFile file;
        try {
            file = new PrivateFile(path, open(path), order);
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException(
                    "cannot write " + path + " (" + reason(e)
                            + "), expected a file in a directory that can be written to",
                    e);
        }
        register(file);
        return file;
    }

    private static FileChannel open(Path path) throws IOException {
        // something other than a file, such as a pipe, is written to as it is
        if (Files.exists(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return FileChannel.open(path, StandardOpenOption.WRITE);
        }
        Files.deleteIfExists(path); // its permissions would stay
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Path directory = path.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(path, options, attributes);
    }

    private static String reason(Exception e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    private static void register(PrivateFile file) {
        synchronized (OPEN) {
            OPEN.add(file);
            if (hooked) return;
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(PrivateFile::closeAll, "trunkline-files"));
        }
    }

    private static void closeAll() {
        Set<PrivateFile> left;
        synchronized (OPEN) {
            left = new LinkedHashSet<>(OPEN);
        }
        left.forEach(file -> file.ending.run());
    }

    /** What completes the file if the virtual machine ends before it is closed; must end with {@link #close}. */
    public void atEnd(Runnable complete) {
        ending = complete;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Octets put so far, those of a failed file included. */
    public synchronized long octets() {
        return written + buffer.position();
    }

    /** What went wrong, if anything did. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * The buffer, with room for a record of this size.
     *
     * @param octets at most 200,000
     */
    public ByteBuffer begin(int octets) {
        if (buffer.remaining() < octets) flush();
        beginning = buffer.position();
        return buffer;
    }

    /** The record is complete. */
    public void end() {
        if (closed || trouble != null) buffer.position(beginning);
    }

    /** Puts octets, however many. */
    public synchronized void put(byte[] octets, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            if (!buffer.hasRemaining()) flush();
            int part = Math.min(left, buffer.remaining());
            begin(part).put(octets, at, part);
            end();
            if (closed || trouble != null) return;
            at += part;
            left -= part;
        }
    }

    /** Hands everything to the operating system. */
    public synchronized void flush() {
        buffer.flip();
        written += buffer.remaining();
        try {
            while (trouble == null && !closed && buffer.hasRemaining()) channel.write(buffer);
        } catch (IOException e) {
            fail(e);
        }
        buffer.clear();
    }

    private void fail(IOException e) {
        trouble = "writing " + path + " failed (" + reason(e) + "), it ends here; the run goes on without it";
        LOG.log(System.Logger.Level.WARNING, trouble);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
        }
        synchronized (this) {
            if (closed) return;
            flush();
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                if (trouble == null) fail(e);
            }
        }
    }
}
