package io.trunkline.spi;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Who is in which group, as far as all members must agree on it: ids, kind, the constrained host, membership. Every
 * operation is one atomic step. Give it to a {@link GroupTable}. Safe from any thread.
 */
public final class GroupRegistry {
    /** The lowest id that can be handed out: below it are the requests of the {@code g} parameter. */
    private static final int LOWEST_ID = 3;

    private final GroupStore store;
    private final Queue<GroupStore.Step<Void>> owed = new ConcurrentLinkedQueue<>();

    GroupRegistry(GroupStore store) {
        this.store = store;
    }

    /** Reach {@code PROCESS}: groups of this object alone, with ids from a random start. */
    public static GroupRegistry inProcess() {
        return new GroupRegistry(new MemoryGroupStore(new SecureRandom()::nextLong));
    }

    /** Reach {@code PROCESS} with ids and references that depend on nothing but the seed, for simulations and tests. */
    public static GroupRegistry inProcess(long seed) {
        return new GroupRegistry(new MemoryGroupStore(new SplittableRandom(seed)::nextLong));
    }

    /**
     * Reach {@code HOST}: groups that all processes of this user can join by id. Their records are small files that only
     * the user can read; they are made with the first group, and what a dead process leaves behind is swept.
     *
     * @param directory where the library's processes share files, see {@link ProviderContext#sharedDirectory()}
     * @param provider whose groups they are: the name of the provider, letters, digits and hyphens
     */
    public static GroupRegistry onHost(Path directory, String provider) {
        if (!provider.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("provider '" + provider + "', expected letters, digits and hyphens");
        }
        return new GroupRegistry(new HostGroupStore(directory.resolve("groups-" + provider)));
    }

    /** The id behind {@code id}; the 32 bits wrap round the three values that are requests. */
    static int idAfter(int id) {
        int next = id + 1;
        return next >= 0 && next < LOWEST_ID ? LOWEST_ID : next;
    }

    /**
     * What entering a group gives.
     *
     * @param creator true if the group was made by this
     */
    record Entry(GroupId id, GroupKind kind, GroupReference reference, boolean creator) {}

    /** Makes a group with a first member. */
    Entry create(GroupKind kind, MemberTraits traits) throws Ws2Exception {
        GroupRecord.checkKind(kind, traits);
        return alone(() -> found(new GroupRecord(new GroupRecord.Shape(kind, traits, store.newReference(), ""))));
    }

    private Entry found(GroupRecord record) throws Ws2Exception {
        record.found(ProcessId.current());
        int id = store.newId();
        store.put(id, record);
        return entry(id, record, true);
    }

    private static Entry entry(int id, GroupRecord record, boolean creator) {
        return new Entry(new GroupId(id), record.shape().kind(), record.shape().reference(), creator);
    }

    /** Looks an id up and joins, in one step. */
    Entry join(GroupId id, MemberTraits traits) throws Ws2Exception {
        return alone(() -> join(id.value(), existing(id), traits));
    }

    private Entry join(int id, GroupRecord record, MemberTraits traits) throws Ws2Exception {
        record.join(ProcessId.current(), traits);
        store.put(id, record);
        return entry(id, record, false);
    }

    private GroupRecord existing(GroupId id) throws Ws2Exception {
        GroupRecord record = store.find(id.value());
        if (record != null) return record;
        throw new Ws2Exception(
                WsaError.WSAEINVAL,
                "group " + id
                        + " does not exist: expected 0, 1, 2 or the id of a group of this provider that still has a"
                        + " member within reach");
    }

    /**
     * Joins the group that mirrors this group of this caller, or makes it if there is none, in one step. A constrained one
     * is bound to the caller's host.
     */
    Entry mirror(GroupReference caller, String callerHost, GroupKind kind, MemberTraits traits) throws Ws2Exception {
        GroupRecord.checkKind(kind, traits);
        String key = caller + "@" + callerHost;
        return alone(() -> {
            int id = store.mirror(key);
            GroupRecord known = id == 0 ? null : store.find(id);
            if (known != null) return join(id, known, traits);
            GroupRecord made = new GroupRecord(new GroupRecord.Shape(kind, traits, store.newReference(), key));
            if (kind == GroupKind.CONSTRAINED) made.restoreHost(new GroupRecord.Host(0, callerHost), true);
            return found(made);
        });
    }

    /** Takes a member out; the last one ends the group. */
    void leave(GroupId id, boolean creator) {
        eventually(() -> {
            GroupRecord record = store.find(id.value());
            if (record == null) return null;
            if (record.leave(ProcessId.current(), creator)) {
                store.remove(id.value(), record);
            } else {
                store.put(id.value(), record);
            }
            return null;
        });
    }

    /** Claims the host of a constrained group for a connect that starts. */
    void claim(GroupId id, GroupRecord.Host host) throws Ws2Exception {
        alone(() -> {
            GroupRecord record = existing(id);
            record.claim(ProcessId.current(), host);
            store.put(id.value(), record);
            return null;
        });
    }

    /** Ends a claim; {@code connected} binds the host for the group's life. */
    void settle(GroupId id, boolean connected) {
        eventually(() -> {
            GroupRecord record = store.find(id.value());
            if (record == null) return null;
            record.settle(ProcessId.current(), connected);
            store.put(id.value(), record);
            return null;
        });
    }

    /** The host that a constrained group is bound or claimed to. */
    Optional<GroupRecord.Host> host(GroupId id) throws Ws2Exception {
        return alone(() -> Optional.ofNullable(store.find(id.value())).map(GroupRecord::host));
    }

    private <T> T alone(GroupStore.Step<T> step) throws Ws2Exception {
        return store.exclusively(() -> {
            payWhatIsOwed();
            return step.run();
        });
    }

    /** Runs a step that must not be lost although its caller cannot be told of a failure: now, or before the next one. */
    private void eventually(GroupStore.Step<Void> step) {
        try {
            alone(step);
        } catch (Ws2Exception storeCannotBeHad) {
            owed.add(step);
        }
    }

    private void payWhatIsOwed() throws Ws2Exception {
        for (GroupStore.Step<Void> next = owed.peek(); next != null; next = owed.peek()) {
            next.run();
            owed.remove();
        }
    }
}
