package io.trunkline.testkit;

import io.trunkline.api.Ws2;

/** What a party does on its host. */
@FunctionalInterface
public interface Task {
    /** Does it. */
    void with(Ws2 ws2) throws Exception;
}
