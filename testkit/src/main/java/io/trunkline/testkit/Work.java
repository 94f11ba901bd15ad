package io.trunkline.testkit;

import io.trunkline.api.Ws2;

/** What a party finds out on its host. */
@FunctionalInterface
public interface Work<T> {
    /** Finds it out. */
    T with(Ws2 ws2) throws Exception;
}
