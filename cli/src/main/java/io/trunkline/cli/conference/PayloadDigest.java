package io.trunkline.cli.conference;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * SHA-256 of a stream's payload, computed a block at a time where the executor says, so that who sends or receives need not
 * wait for it. At most one block is under way: whoever is faster than the digest is held up by it, and memory is bounded.
 * For one thread.
 */
final class PayloadDigest {
    /** Large enough that handing a block over costs little against its digest. */
    static final int BLOCK_OCTETS = 64 * 1024;

    private final Executor executor;
    private final MessageDigest digest = sha256();
    private ByteBuffer filling = ByteBuffer.allocate(BLOCK_OCTETS);
    private ByteBuffer other = ByteBuffer.allocate(BLOCK_OCTETS);
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    PayloadDigest(Executor executor) {
        this.executor = executor;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Adds the octets of {@code piece} from {@code from} on to its position, which stays. They are copied. */
    void addWritten(ByteBuffer piece, int from) {
        int end = piece.position();
        for (int at = from; at < end; ) {
            if (!filling.hasRemaining()) handOver();
            int count = Math.min(end - at, filling.remaining());
            filling.put(filling.position(), piece, at, count).position(filling.position() + count);
            at += count;
        }
    }

    /** Adds what remains of {@code piece}. It is copied. */
    void add(ByteBuffer piece) {
        int from = piece.position();
        addWritten(piece.position(piece.limit()), from);
    }

    private void handOver() {
        underWay.join(); // microseconds at most
        ByteBuffer full = filling.flip();
        filling = other.clear();
        other = full;
        underWay = CompletableFuture.runAsync(() -> digest.update(full), executor);
    }

    /** The digest of all that has been added until now, as hexadecimal digits; more may be added afterwards. */
    String hex() {
        underWay.join();
        digest.update(filling.flip());
        filling.clear();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be cloned", e);
        }
    }
}
