package io.trunkline.spi;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** A directory that nobody but the user who runs this process can enter, with files that nobody else can read. */
final class OwnerDirectory {
    private static final String DIRECTORY_MODE = "rwx------";
    private static final String FILE_MODE = "rw-------";
    private static final String LOCK_FILE = "registry.lock";

    private final Path wanted;
    private volatile Path real;

    /** Nothing is touched before {@link #open}. */
    OwnerDirectory(Path wanted) {
        this.wanted = wanted;
    }

    /**
     * Makes the directory where it is missing and sees to it that it is the user's own.
     *
     * @return its lock file, which exists
     * @throws Ws2Exception {@code WSAEACCES} it belongs to somebody else or cannot be entered
     */
    Path open() throws Ws2Exception {
        try {
            Files.createDirectories(wanted, mode(wanted, DIRECTORY_MODE));
            Path directory = wanted.toRealPath();
            checkOwner(directory);
            if (isPosix(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY_MODE));
            }
            Path lockFile = directory.resolve(LOCK_FILE);
            create(lockFile);
            real = directory;
            return lockFile;
        } catch (IOException failed) {
            throw failed instanceof Ws2Exception known ? known : failure(wanted, failed);
        }
    }

    /** Who runs this process shows in a file that it makes: names and numbers from the environment can be anything. */
    private static void checkOwner(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, "owner", ".probe");
        UserPrincipal user = Files.getOwner(probe);
        Files.delete(probe);
        UserPrincipal owner = Files.getOwner(directory);
        if (owner.equals(user)) return;
        throw new Ws2Exception(
                WsaError.WSAEACCES,
                "the directory of groups " + directory + " belongs to " + owner.getName() + ", expected "
                        + user.getName() + "; remove it or configure another one");
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file, FILE_MODE));
        } catch (FileAlreadyExistsException good) {
            // whoever was first has made it the same way
        }
    }

    private static FileAttribute<?>[] mode(Path where, String mode) {
        if (!isPosix(where)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }

    private static boolean isPosix(Path where) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The directory, once it has been opened. */
    Path path() {
        return real;
    }

    /** Replaces a file's content in one step, so that no crash leaves half of it. */
    void write(Path file, String content) throws Ws2Exception {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            create(fresh);
            try (OutputStream out = new FileOutputStream(fresh.toFile())) {
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
            replace(fresh, file);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    static void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(Path file) throws Ws2Exception {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    Ws2Exception failure(Exception cause) {
        return failure(wanted, cause);
    }

    static Ws2Exception failure(Path where, Exception cause) {
        boolean denied = cause instanceof AccessDeniedException
                || String.valueOf(cause.getMessage()).contains("ermission denied");
        return new Ws2Exception(
                denied ? WsaError.WSAEACCES : WsaError.WSAENETDOWN,
                "the groups of this host in " + where + " cannot be used: " + cause
                        + "; expected a directory that this user can write",
                FailureContext.NONE,
                cause);
    }
}
