package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.TimeSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where lines go. Safe from any thread. */
final class TraceSink {
    private static final System.Logger LOGGER = System.getLogger("io.trunkline.trace");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private volatile Set<Operation> recorded;
    private final boolean payload;
    private final TimeSource time;
    /** {@code null} for the logger. Not a channel, because an interrupted caller would close that. */
    private final FileOutputStream file;

    private TraceSink(ProviderConfig config, TimeSource time, FileOutputStream file) {
        recorded = Operation.of(config.get(TraceProvider.OPERATIONS));
        payload = config.get(TraceProvider.PAYLOAD);
        this.time = time;
        this.file = file;
    }

    static TraceSink open(ProviderConfig config, TimeSource time) throws Ws2Exception {
        String name = config.get(TraceProvider.FILE);
        try {
            return new TraceSink(config, time, name.isEmpty() ? null : append(Path.of(name)));
        } catch (IOException | RuntimeException e) {
            throw new Ws2Exception(
                    WsaError.WSASYSNOTREADY,
                    "providers.trace.file " + name + " cannot be written: " + e + "; name another file");
        }
    }

    private static FileOutputStream append(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                if (Files.isRegularFile(path)) Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
        }
        return new FileOutputStream(path.toFile(), true);
    }

    /** False if nobody would see a line for this operation, so that it need not be put together. */
    boolean records(Operation operation) {
        return recorded.contains(operation) && (file != null || LOGGER.isLoggable(System.Logger.Level.DEBUG));
    }

    boolean recordsPayload() {
        return payload;
    }

    void write(int socket, Operation operation, String arguments, String outcome) {
        long now = time.nanos();
        String line = "%d.%09d #%d %s %s-> %s"
                .formatted(
                        now / NANOS_PER_SECOND,
                        Math.floorMod(now, NANOS_PER_SECOND),
                        socket,
                        operation.word,
                        arguments.isEmpty() ? "" : arguments + " ",
                        outcome)
                .replaceAll("\\s*\\R\\s*", " ");
        if (file == null) {
            LOGGER.log(System.Logger.Level.DEBUG, line);
        } else {
            append(line);
        }
    }

    /** One write per line, so that lines of several libraries and processes do not mix. */
    private void append(String line) {
        try {
            file.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (recorded.isEmpty()) return; // closed meanwhile
            recorded = Set.of();
            LOGGER.log(System.Logger.Level.WARNING, "the trace ends here, its file cannot be written: " + e);
        }
    }

    void close() {
        recorded = Set.of();
        if (file == null) return;
        try {
            file.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "the trace's file cannot be closed: " + e);
        }
    }
}
