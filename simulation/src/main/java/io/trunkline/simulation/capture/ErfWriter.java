package io.trunkline.simulation.capture;

import io.trunkline.simulation.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A native {@code .erf} file: {@link ErfRecord}s one after the other, with time stamps of 2^-32 seconds. */
public final class ErfWriter extends CaptureFile {
    /**
     * An empty file; one of that name is replaced.
     *
     * @throws IOException it cannot be written; the message says what to do
     */
    public ErfWriter(Path path) throws IOException {
        super(PrivateFile.create(path, ByteOrder.BIG_ENDIAN));
    }

    /** Adds a record that {@link ErfRecord} made. */
    public void record(byte[] erfRecord) {
        synchronized (file) {
            file.begin(erfRecord.length).put(erfRecord);
            file.end();
            count();
        }
    }
}
