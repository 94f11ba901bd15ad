package io.trunkline.simulation.capture;

import java.nio.file.Path;
import java.util.Optional;

/** A capture file that is being written, readable by its owner only. Safe from any thread. */
public interface CaptureFile extends AutoCloseable {
    /** Where it is. */
    Path path();

    /** Records in it so far. */
    long records();

    /** What went wrong with writing, if anything did; the file ended there. */
    Optional<String> trouble();

    /** Completes the file; what is recorded from now on is ignored. */
    @Override
    void close();
}
