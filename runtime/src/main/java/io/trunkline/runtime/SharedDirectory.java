package io.trunkline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The directory in which the processes of one user meet. Nobody else may read it, and nobody else may have made it. */
final class SharedDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    /** The configured directory; where that is empty, one for this user. */
    SharedDirectory(String configured) {
        path = configured.isEmpty() ? ofUser() : Path.of(configured);
    }

    private static Path ofUser() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && Files.isWritable(Path.of(runtime))) return Path.of(runtime, "trunkline");
        return Path.of(System.getProperty("java.io.tmpdir"), "trunkline-" + System.getProperty("user.name"));
    }

    /** The directory, made if it is not there. */
    Path get() {
        try {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) make();
            protect();
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException("the shared directory " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void make() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (isPosix(parent)) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectory(path);
        }
    }

    private static boolean isPosix(Path any) {
        return Files.getFileAttributeView(any, PosixFileAttributeView.class) != null;
    }

    /** In a directory for temporary files anybody could have made it first. */
    private void protect() throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) return;
        String owner = view.getOwner().getName();
        String user = System.getProperty("user.name");
        if (!owner.equals(user)) throw new IOException("it belongs to " + owner + ", not to " + user);
        if (!view.readAttributes().permissions().equals(OWNER_ONLY)) view.setPermissions(OWNER_ONLY);
    }
}
