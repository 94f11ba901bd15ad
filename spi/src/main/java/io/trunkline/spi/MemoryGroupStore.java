package io.trunkline.spi;

import io.trunkline.api.GroupReference;
import io.trunkline.api.Ws2Exception;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Records of one process, in memory. */
final class MemoryGroupStore implements GroupStore {
    private final Map<Integer, GroupRecord> records = new HashMap<>();
    private final Map<String, Integer> mirrors = new HashMap<>();
    private final LongSupplier random;
    private int lastId;

    /**
     * Ids count up from a random number: those of another process are hardly ever ours, so that joining by one of them
     * fails instead of hitting a wrong group.
     */
    MemoryGroupStore(LongSupplier random) {
        this.random = random;
        this.lastId = (int) random.getAsLong();
    }

    @Override
    public synchronized <T> T exclusively(Step<T> step) throws Ws2Exception {
        return step.run();
    }

    @Override
    public GroupRecord find(int id) {
        return records.get(id);
    }

    @Override
    public void put(int id, GroupRecord changed) {
        records.put(id, changed);
        String mirrorKey = changed.shape().mirrorKey();
        if (!mirrorKey.isEmpty()) mirrors.put(mirrorKey, id);
    }

    @Override
    public void remove(int id, GroupRecord ended) {
        records.remove(id);
        mirrors.remove(ended.shape().mirrorKey());
    }

    @Override
    public int mirror(String mirrorKey) {
        return mirrors.getOrDefault(mirrorKey, 0);
    }

    @Override
    public int newId() {
        lastId = GroupRegistry.idAfter(lastId);
        return lastId;
    }

    @Override
    public GroupReference newReference() {
        return new GroupReference(random.getAsLong());
    }
}
