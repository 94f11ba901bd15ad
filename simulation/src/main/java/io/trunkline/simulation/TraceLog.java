package io.trunkline.simulation;

import io.trunkline.simulation.file.PrivateFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A trace with its hash, SHA-256 over all lines, and if wanted in a file: a {@link TraceHeader}, one line
 * {@code picos<TAB>actor<TAB>call} per event, and at the end a line that begins with {@code # end}. The hash is that of the
 * event lines with their line ends; header and end are not in it. Control characters in a name or call become blanks. Safe
 * from any thread; adding a line makes no garbage.
 */
public final class TraceLog implements Trace, AutoCloseable {
    /** How many lines {@link #tail} knows. */
    public static final int REMEMBERED = 32;

    private static final int BUFFER_OCTETS = 1 << 14;

    /** The decimal digits of the last instant, from {@link #digitsFrom} on: several lines of one instant are usual. */
    private final byte[] digits = new byte[20];

    private int digitsFrom = digits.length;
    private long digitsOf = -1;
    private final MessageDigest digest = sha256();
    private final long[] lastPicos = new long[REMEMBERED];
    private final String[] lastActors = new String[REMEMBERED];
    private final String[] lastCalls = new String[REMEMBERED];
    private final PrivateFile file;
    private byte[] buffer = new byte[BUFFER_OCTETS];
    private int filled;
    private long count;
    private String spoiled;
    private boolean closed;

    /** A trace that is kept nowhere, for its hash and its last lines. */
    public TraceLog() {
        file = null;
    }

    /**
     * A trace in a file, which only its owner can read; one of that name is replaced.
     *
     * @throws IOException it cannot be written; the message says what to do
     */
    public TraceLog(Path path, TraceHeader header) throws IOException {
        file = PrivateFile.create(path, ByteOrder.BIG_ENDIAN);
        file.atEnd(this::close);
        writeLine(header.line());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void writeLine(String line) {
        byte[] octets = (line + "\n").getBytes(StandardCharsets.UTF_8);
        file.put(octets, 0, octets.length);
    }

    @Override
    public synchronized void add(long atPicos, String actor, String call) {
        if (atPicos < 0) throw new IllegalArgumentException("instant " + atPicos + ", expected ≥ 0 ps");
        if (closed) return;
        int slot = (int) (count % REMEMBERED);
        lastPicos[slot] = atPicos;
        lastActors[slot] = actor;
        lastCalls[slot] = call;
        count++;
        // a char becomes at most three octets
        int most = digits.length + 3 * (actor.length() + call.length()) + 3;
        if (buffer.length - filled < most) drain();
        if (buffer.length < most) buffer = new byte[most];
        number(atPicos);
        buffer[filled++] = '\t';
        text(actor);
        buffer[filled++] = '\t';
        text(call);
        buffer[filled++] = '\n';
    }

    private void number(long value) {
        if (value != digitsOf) spell(value);
        int length = digits.length - digitsFrom;
        System.arraycopy(digits, digitsFrom, buffer, filled, length);
        filled += length;
    }

    private void spell(long value) {
        digitsOf = value;
        digitsFrom = digits.length;
        long rest = value;
        do {
            long tens = rest / 10;
            digits[--digitsFrom] = (byte) ('0' + (rest - 10 * tens));
            rest = tens;
        } while (rest > 0);
    }

    private void text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x7F) {
                wide(text, i);
                return;
            }
            buffer[filled++] = c < ' ' ? (byte) ' ' : (byte) c;
        }
    }

    /** The rest of a text that is not ASCII all along. */
    private void wide(String text, int from) {
        String rest = text.substring(from).replaceAll("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]", " ");
        byte[] octets = rest.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(octets, 0, buffer, filled, octets.length);
        filled += octets.length;
    }

    private void drain() {
        digest.update(buffer, 0, filled);
        if (file != null) file.put(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public synchronized void spoil(String reason) {
        if (spoiled == null) spoiled = reason;
    }

    @Override
    public synchronized String hash() {
        return spoiled == null ? digestSoFar() : "(none: " + spoiled + ")";
    }

    private String digestSoFar() {
        drain();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be cloned", e);
        }
    }

    /** Lines so far. */
    public synchronized long lines() {
        return count;
    }

    /** The last {@value #REMEMBERED} lines, oldest first, with their line ends. */
    @Override
    public synchronized String tail() {
        StringBuilder lines = new StringBuilder();
        for (long line = Math.max(0, count - REMEMBERED); line < count; line++) {
            int slot = (int) (line % REMEMBERED);
            lines.append(lastPicos[slot]).append('\t').append(lastActors[slot]).append('\t');
            lines.append(lastCalls[slot]).append('\n');
        }
        return lines.toString();
    }

    /** What went wrong with the file, if anything did. */
    public Optional<String> trouble() {
        return file == null ? Optional.empty() : file.trouble();
    }

    /** Completes the file; what is added from now on is ignored. The hash stays. */
    @Override
    public synchronized void close() {
        if (closed) return;
        String end = "# end: " + count + " lines, hash " + hash();
        drain();
        closed = true;
        if (file == null) return;
        writeLine(end);
        file.close();
    }
}
