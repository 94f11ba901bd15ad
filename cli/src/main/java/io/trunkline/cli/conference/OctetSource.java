package io.trunkline.cli.conference;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Where the payload of a stream comes from. */
interface OctetSource extends Closeable {
    /** Fills {@code into}; leaves room in it only at the end of what there is. */
    void fill(ByteBuffer into) throws IOException;

    @Override
    default void close() throws IOException {}

    /** These octets again and again. */
    static OctetSource loop(byte[] octets) {
        return new OctetSource() {
            private int at;

            @Override
            public void fill(ByteBuffer into) {
                while (into.hasRemaining()) {
                    if (at == octets.length) at = 0;
                    int count = Math.min(octets.length - at, into.remaining());
                    into.put(octets, at, count);
                    at += count;
                }
            }
        };
    }

    /** Octets made up from a seed: 1 MiB and a bit, so that no frame repeats at a round distance, again and again. */
    static OctetSource generated(long seed) {
        byte[] octets = new byte[(1 << 20) + 57];
        new Random(seed).nextBytes(octets);
        return loop(octets);
    }

    /**
     * A file.
     *
     * @param again true to begin anew at its end
     */
    static OctetSource file(Path path, boolean again) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new OctetSource() {
            @Override
            public void fill(ByteBuffer into) throws IOException {
                while (into.hasRemaining()) {
                    if (channel.read(into) >= 0) continue;
                    if (!again || channel.size() == 0) return;
                    channel.position(0);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
