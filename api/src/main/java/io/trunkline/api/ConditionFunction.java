package io.trunkline.api;

/** Decides about a waiting connection request, in the thread that called accept. */
@FunctionalInterface
public interface ConditionFunction {
    /**
     * Decides. An exception thrown here leaves the request where it is and comes out of accept; {@code null} gives
     * {@code WSAEINVAL}.
     */
    Decision decide(ConnectionRequest request);
}
