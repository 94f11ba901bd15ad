package io.trunkline.api;

/** Something that has been asked to happen and can be called off. Calling it off twice is harmless. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    /** Calls it off; what is running already runs to its end. */
    @Override
    void close();
}
