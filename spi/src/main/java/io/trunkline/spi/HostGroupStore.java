package io.trunkline.spi;

import io.trunkline.api.GroupReference;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records that the processes of one user share: a small file for each group in a directory that only the user can enter.
 * All are guarded by a lock on one more file, which also holds the last id. Nothing is touched before the first group.
 */
final class HostGroupStore implements GroupStore {
    private static final String SUFFIX = ".group";
    /** After so many new groups the files of dead processes are looked for. */
    private static final int SWEEP_EVERY = 256;
    /** A record longer than this is not one. */
    private static final int MAX_RECORD_OCTETS = 1 << 20;

    /**
     * The records in which this process has members, as last written, by directory: somebody may tidy up where these lie,
     * and a group must not end by that. For all stores of the process, so that they agree.
     */
    private static final Map<Path, Map<Integer, String>> OWN = new ConcurrentHashMap<>();

    private final OwnerDirectory directory;
    private final SecureRandom random = new SecureRandom();
    private HostLock lock;
    /** The locked file, only inside {@link #exclusively}. */
    private RandomAccessFile locked;

    private int made;

    HostGroupStore(Path directory) {
        this.directory = new OwnerDirectory(directory);
    }

    @Override
    public <T> T exclusively(Step<T> step) throws Ws2Exception {
        return lock().hold(file -> {
            locked = file;
            return step.run();
        });
    }

    private synchronized HostLock lock() throws Ws2Exception {
        if (lock == null || !lock.exists()) lock = new HostLock(directory.open()); // somebody may tidy up
        return lock;
    }

    @Override
    public GroupRecord find(int id) throws Ws2Exception {
        GroupRecord record = known(id);
        if (record == null || !record.sweep()) return record;
        if (record.shares().isEmpty()) {
            remove(id, record);
            return null;
        }
        put(id, record);
        return record;
    }

    private GroupRecord known(int id) throws Ws2Exception {
        Path file = file(id);
        try {
            return GroupRecordText.decode(read(file));
        } catch (NoSuchFileException tidiedAway) {
            String own = own().get(id);
            return own == null ? null : GroupRecordText.decode(own);
        } catch (IllegalArgumentException damaged) {
            throw setAside(file, damaged.getMessage());
        } catch (IOException unreadable) {
            throw setAside(file, "it cannot be read: " + unreadable);
        }
    }

    private Map<Integer, String> own() {
        return OWN.computeIfAbsent(directory.path(), none -> new ConcurrentHashMap<>());
    }

    private static String read(Path file) throws IOException {
        // not by a channel: those close themselves when their thread is interrupted
        if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() > MAX_RECORD_OCTETS) throw new IllegalArgumentException("it is too long");
            byte[] octets = new byte[(int) in.length()];
            in.readFully(octets);
            return new String(octets, StandardCharsets.UTF_8);
        }
    }

    /** Puts a record that cannot be used out of the way, so that it harms once only. */
    private Ws2Exception setAside(Path file, String what) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        String done = "it has been set aside as " + aside.getFileName();
        try {
            OwnerDirectory.replace(file, aside);
        } catch (IOException stays) {
            done = "remove it";
        }
        return new Ws2Exception(
                WsaError.WSAEINVAL, "the record of a group, " + file + ", is of no use: " + what + "; " + done);
    }

    @Override
    public void put(int id, GroupRecord changed) throws Ws2Exception {
        String text = GroupRecordText.encode(changed);
        directory.write(file(id), text);
        if (changed.shares().containsKey(ProcessId.current())) {
            own().put(id, text);
        } else {
            own().remove(id);
        }
        String mirrorKey = changed.shape().mirrorKey();
        if (!mirrorKey.isEmpty() && mirror(mirrorKey) != id) {
            directory.write(mirrorFile(mirrorKey), HexFormat.of().toHexDigits(id));
        }
    }

    @Override
    public void remove(int id, GroupRecord ended) throws Ws2Exception {
        String mirrorKey = ended.shape().mirrorKey();
        if (!mirrorKey.isEmpty() && mirror(mirrorKey) == id) directory.delete(mirrorFile(mirrorKey));
        directory.delete(file(id));
        own().remove(id);
    }

    @Override
    public int mirror(String mirrorKey) {
        try {
            return HexFormat.fromHexDigits(read(mirrorFile(mirrorKey)));
        } catch (IOException | IllegalArgumentException none) {
            return 0; // damaged counts as none: the next mirror writes it anew
        }
    }

    @Override
    public int newId() throws Ws2Exception {
        if (made++ % SWEEP_EVERY == 0) sweepAll();
        try {
            int id = GroupRegistry.idAfter(locked.length() == Integer.BYTES ? locked.readInt() : random.nextInt());
            while (own().containsKey(id) || Files.exists(file(id))) id = GroupRegistry.idAfter(id);
            locked.setLength(0);
            locked.writeInt(id);
            return id;
        } catch (IOException failed) {
            throw directory.failure(failed);
        }
    }

    private void sweepAll() throws Ws2Exception {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path(), "*" + SUFFIX)) {
            for (Path file : files) sweep(file.getFileName().toString());
        } catch (IOException | DirectoryIteratorException failed) {
            throw directory.failure(failed);
        }
    }

    private void sweep(String fileName) {
        try {
            find(HexFormat.fromHexDigits(fileName.substring(0, fileName.length() - SUFFIX.length())));
        } catch (Ws2Exception | IllegalArgumentException notOurs) {
            // set aside already, or no record of a group: somebody else's group is no reason to refuse this one
        }
    }

    private Path file(int id) {
        return directory.path().resolve(HexFormat.of().toHexDigits(id) + SUFFIX);
    }

    private Path mirrorFile(String mirrorKey) {
        byte[] name = mirrorKey.getBytes(StandardCharsets.UTF_8);
        return directory.path().resolve(UUID.nameUUIDFromBytes(name) + ".mirror");
    }

    @Override
    public GroupReference newReference() {
        return new GroupReference(random.nextLong());
    }
}
