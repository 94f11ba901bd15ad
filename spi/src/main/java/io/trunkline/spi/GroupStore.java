package io.trunkline.spi;

import io.trunkline.api.GroupReference;
import io.trunkline.api.Ws2Exception;

/** Where a {@link GroupRegistry} keeps its records. Everything but {@link #exclusively} is called inside of it. */
interface GroupStore {
    /** Something to do while nobody else reads or writes records. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws Ws2Exception;
    }

    /** Runs {@code step} alone; fails if it cannot have the store for itself. */
    <T> T exclusively(Step<T> step) throws Ws2Exception;

    /** The record of a live group with the dead processes taken out, {@code null} if there is none. */
    GroupRecord find(int id) throws Ws2Exception;

    /** Writes a record down. */
    void put(int id, GroupRecord changed) throws Ws2Exception;

    /** Forgets a group. */
    void remove(int id, GroupRecord ended) throws Ws2Exception;

    /** The live group that mirrors the caller's group of this key, 0 if there is none. */
    int mirror(String mirrorKey) throws Ws2Exception;

    /** An id that no group has or had. */
    int newId() throws Ws2Exception;

    /** A reference for a new group. */
    GroupReference newReference();
}
