package io.trunkline.conformance.lab;

/** A call on the thing under test. */
@FunctionalInterface
public interface Action {
    /** Makes the call. */
    void run() throws Exception;
}
