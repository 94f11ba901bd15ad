package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PayloadDigestTest {
    private static final int BLOCK = PayloadDigest.BLOCK_OCTETS;

    private final byte[] payload = new byte[3 * BLOCK + 17];

    PayloadDigestTest() {
        new Random(1).nextBytes(payload);
    }

    private String expected(int octets) {
        return HexFormat.of().formatHex(PayloadDigest.sha256().digest(Arrays.copyOf(payload, octets)));
    }

    private String digest(Executor executor, int pieceOctets) {
        PayloadDigest digest = new PayloadDigest(executor);
        for (int at = 0; at < payload.length; at += pieceOctets) {
            digest.add(ByteBuffer.wrap(payload, at, Math.min(pieceOctets, payload.length - at)));
        }
        return digest.hex();
    }

    @Test
    void pieceSizesMakeNoDifference() {
        for (int octets : new int[] {1, 160, 4096, BLOCK - 1, BLOCK, BLOCK + 1, payload.length}) {
            assertThat(digest(Runnable::run, octets)).isEqualTo(expected(payload.length));
        }
    }

    @Test
    void anotherThreadComputesTheSame() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int octets : new int[] {160, 4096, BLOCK, payload.length}) {
                assertThat(digest(other, octets)).isEqualTo(expected(payload.length));
            }
        } finally {
            other.shutdown();
        }
    }

    @Test
    void moreMayComeAfterTheDigestHasBeenAskedFor() {
        PayloadDigest digest = new PayloadDigest(Runnable::run);
        assertThat(digest.hex()).isEqualTo(expected(0));
        ByteBuffer piece = ByteBuffer.wrap(payload).limit(1000);
        digest.add(piece);
        assertThat(piece.hasRemaining()).isFalse();
        assertThat(digest.hex()).isEqualTo(expected(1000));
        assertThat(digest.hex()).isEqualTo(expected(1000));
        digest.addWritten(ByteBuffer.wrap(payload).position(BLOCK + 1000), 1000);
        assertThat(digest.hex()).isEqualTo(expected(BLOCK + 1000));
    }

    @Test
    void oneBlockAtMostIsUnderWay() {
        Queue<Runnable> underWay = new ArrayDeque<>();
        PayloadDigest digest = new PayloadDigest(underWay::add);
        digest.add(ByteBuffer.wrap(payload, 0, BLOCK + 1));
        assertThat(underWay).hasSize(1);
        digest.add(ByteBuffer.wrap(payload, BLOCK + 1, BLOCK - 1));
        assertThat(underWay).hasSize(1);
        underWay.remove().run();
        digest.add(ByteBuffer.wrap(payload, 2 * BLOCK, 1));
        assertThat(underWay).hasSize(1);
        underWay.remove().run();
        assertThat(digest.hex()).isEqualTo(expected(2 * BLOCK + 1));
    }
}
