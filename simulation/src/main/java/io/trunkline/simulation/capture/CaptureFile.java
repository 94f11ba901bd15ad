package io.trunkline.simulation.capture;

import io.trunkline.simulation.file.PrivateFile;
import java.nio.file.Path;
import java.util.Optional;

/** A capture file that is being written, readable by its owner only. Safe from any thread. */
public abstract class CaptureFile implements AutoCloseable {
    /** Where records go; its lock guards what is counted, too. */
    final PrivateFile file;

    private long records;

    CaptureFile(PrivateFile file) {
        this.file = file;
    }

    /** Where it is. */
    public final Path path() {
        return file.path();
    }

    /** Records in it so far. */
    public final long records() {
        synchronized (file) {
            return records;
        }
    }

    /** A record has been written. */
    final void count() {
        synchronized (file) {
            records++;
        }
    }

    /** What went wrong with writing, if anything did; the file ended there. */
    public final Optional<String> trouble() {
        return file.trouble();
    }

    /** Completes the file; what is recorded from now on is ignored. */
    @Override
    public final void close() {
        file.close();
    }
}
