package io.trunkline.cli.conference;

import io.trunkline.cli.UsageException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A WAV file with linear samples of 8 or 16 bits: any number of channels, which are mixed, and any rate, which is brought
 * to 8000 samples a second.
 */
final class WavFile {
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;

    private final String name;
    private final ByteBuffer file;
    private int channels;
    private int rate;
    private int bits;

    private WavFile(String name, byte[] content) {
        this.name = name;
        this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The samples of a file, one channel, 8000 a second.
     *
     * @param name for messages
     * @throws UsageException it is no such file
     */
    static short[] speech(String name, byte[] content) throws UsageException {
        WavFile wav = new WavFile(name, content);
        try {
            return wav.read();
        } catch (BufferUnderflowException e) {
            throw new UsageException(wav.wrong("it ends too early"), e);
        }
    }

    private short[] read() throws UsageException {
        if (tag() != fourCc("RIFF")) throw new UsageException(wrong("it does not begin with RIFF"));
        file.getInt(); // length of the whole, often wrong in streams
        if (tag() != fourCc("WAVE")) throw new UsageException(wrong("it is a RIFF file of another kind"));
        while (true) {
            int tag = tag();
            long length = file.getInt() & 0xFFFF_FFFFL;
            if (tag == fourCc("data")) return samples((int) Math.min(length, file.remaining()));
            if (length > file.remaining()) throw new UsageException(wrong("it has no samples"));
            int next = file.position() + (int) length + (int) (length & 1);
            if (tag == fourCc("fmt ")) format();
            file.position(Math.min(next, file.limit()));
        }
    }

    private void format() throws UsageException {
        int coding = file.getShort() & 0xFFFF;
        channels = file.getShort() & 0xFFFF;
        rate = file.getInt();
        file.getInt(); // octets a second
        file.getShort(); // octets a sample of all channels
        bits = file.getShort() & 0xFFFF;
        boolean linear = coding == PCM || coding == EXTENSIBLE;
        if (!linear || (bits != 8 && bits != 16)) {
            throw new UsageException(wrong("its coding is " + coding + " with " + bits + " bits"));
        }
        if (channels < 1 || channels > 64 || rate < 1000 || rate > 1_000_000) {
            throw new UsageException(wrong("it has " + channels + " channels and " + rate + " samples a second"));
        }
    }

    private short[] samples(int octets) throws UsageException {
        if (channels == 0) throw new UsageException(wrong("its format comes after its samples"));
        int count = octets / (channels * bits / 8);
        short[] mono = new short[count];
        for (int i = 0; i < count; i++) mono[i] = mixed();
        short[] speech = atEightKilohertz(mono);
        if (speech.length < MuLaw.FRAME_OCTETS) throw new UsageException(wrong("it is shorter than 20 ms"));
        return speech;
    }

    private short mixed() {
        int sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += bits == 16 ? file.getShort() : ((file.get() & 0xFF) - 128) << 8;
        }
        return (short) (sum / channels);
    }

    /** Each new sample is the mean of the old ones in its interval, or the nearest one where there is none. */
    private short[] atEightKilohertz(short[] mono) {
        if (rate == MuLaw.SAMPLES_PER_SECOND) return mono;
        int count = (int) ((long) mono.length * MuLaw.SAMPLES_PER_SECOND / rate);
        short[] speech = new short[count];
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * rate / MuLaw.SAMPLES_PER_SECOND);
            int to = Math.max(from + 1, (int) ((i + 1L) * rate / MuLaw.SAMPLES_PER_SECOND));
            long sum = 0;
            for (int old = from; old < to; old++) sum += mono[Math.min(old, mono.length - 1)];
            speech[i] = (short) (sum / (to - from));
        }
        return speech;
    }

    private int tag() {
        return Integer.reverseBytes(file.getInt());
    }

    private static int fourCc(String text) {
        return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
    }

    private String wrong(String what) {
        return name + " is no usable WAV file: " + what + "; expected linear samples of 8 or 16 bits";
    }
}
