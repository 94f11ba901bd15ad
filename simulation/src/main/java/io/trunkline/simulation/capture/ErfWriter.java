package io.trunkline.simulation.capture;

import io.trunkline.simulation.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** A native {@code .erf} file: {@link ErfRecord}s one after the other, with time stamps of 2^-32 seconds. */
public final class ErfWriter implements CaptureFile {
    private final PrivateFile file;
    private long records;

    /**
     * An empty file; one of that name is replaced.
     *
     * @throws IOException it cannot be written; the message says what to do
     */
    public ErfWriter(Path path) throws IOException {
        file = PrivateFile.create(path, ByteOrder.BIG_ENDIAN);
    }

    /** Adds a record that {@link ErfRecord} made. */
    public void record(byte[] erfRecord) {
        synchronized (file) {
            file.begin(erfRecord.length).put(erfRecord);
            file.end();
            records++;
        }
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public long records() {
        synchronized (file) {
            return records;
        }
    }

    @Override
    public Optional<String> trouble() {
        return file.trouble();
    }

    @Override
    public void close() {
        file.close();
    }
}
