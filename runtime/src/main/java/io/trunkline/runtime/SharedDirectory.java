package io.trunkline.runtime;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * The directory in which the processes of one user meet. Nobody else may have made it or write to it: one that is missing
 * is made so that nobody else can even read it, one that is there is used as it is or refused, never changed.
 */
final class SharedDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    /** The configured directory; where that is empty, one for this user. */
    SharedDirectory(String configured) {
        path = configured.isEmpty() ? ofUser() : Path.of(configured).toAbsolutePath();
    }

    private static Path ofUser() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && Files.isWritable(Path.of(runtime))) return Path.of(runtime, "trunkline");
        return Path.of(System.getProperty("java.io.tmpdir"), "trunkline-" + System.getProperty("user.name"));
    }

    /**
     * Checks the directory that is configured, without making it, so that a bad one does not wait for the first provider
     * that needs it.
     *
     * @throws Ws2Exception {@code WSAEINVAL} in one line: the key, where it was set, what is wrong with the directory
     */
    static void check(Settings settings) throws Ws2Exception {
        String configured = settings.get(LibraryKeys.SHARED_DIRECTORY);
        if (configured.isEmpty()) return;
        try {
            new SharedDirectory(configured).check();
        } catch (IOException | RuntimeException e) {
            String where = settings.where("shared", "directory") + ": " + LibraryKeys.SHARED_DIRECTORY.name();
            String line = where + " is '" + configured + "', which cannot be used: " + reason(e);
            throw new Ws2Exception(WsaError.WSAEINVAL, line, FailureContext.NONE, e);
        }
    }

    /**
     * The directory, made if it is not there.
     *
     * @throws UncheckedIOException around a {@code WSAEACCES} that says what is wrong with it
     */
    Path get() {
        try {
            check();
            if (!exists(path)) make();
            return path;
        } catch (IOException e) {
            String line = "the shared directory " + path + " cannot be used: " + reason(e);
            throw new UncheckedIOException(new Ws2Exception(WsaError.WSAEACCES, line, FailureContext.NONE, e));
        }
    }

    /** The file system's own failures have no other message than the path. */
    private static String reason(Exception e) {
        return e instanceof FileSystemException ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
    }

    private static boolean exists(Path any) {
        return Files.exists(any, LinkOption.NOFOLLOW_LINKS);
    }

    private void make() throws IOException {
        Path parent = path.getParent();
        if (parent != null) Files.createDirectories(parent);
        try {
            if (permissions(parent) == null) {
                Files.createDirectory(path);
            } else {
                Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
        } catch (FileAlreadyExistsException another) {
            check(); // somebody was faster, and need not be a process of this user
        }
    }

    private void check() throws IOException {
        if (exists(path)) {
            checkExisting();
        } else {
            Path above = path;
            while (above != null && !Files.exists(above)) above = above.getParent();
            if (above != null && !Files.isDirectory(above)) throw new IOException(above + " is no directory");
            if (above != null && !Files.isWritable(above)) throw new IOException("this user cannot write to " + above);
        }
    }

    private void checkExisting() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new IOException("it is no directory");
        PosixFileAttributeView view = permissions(path);
        if (view == null) return;
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        if (mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others can write to it (" + PosixFilePermissions.toString(mode)
                    + "), take that right away or name another directory");
        }
        if (!Files.isWritable(path)) throw new IOException("this user cannot write to it");
        checkOwner(view.getOwner());
    }

    /** Who runs this process shows in a file that it makes: names and numbers from the environment can be anything. */
    private void checkOwner(UserPrincipal owner) throws IOException {
        Path probe = Files.createTempFile(path, "owner", ".probe");
        UserPrincipal user;
        try {
            user = Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
        if (owner.equals(user)) return;
        throw new IOException(
                "it belongs to " + owner.getName() + ", not to " + user.getName() + ", name another directory");
    }

    private static PosixFileAttributeView permissions(Path any) {
        return Files.getFileAttributeView(any, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
