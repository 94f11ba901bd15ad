package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetQueueTest {
    private static final int CAPACITY = 3000;

    private final OctetQueue queue = new OctetQueue(CAPACITY);
    private final Random random = new Random(1);
    private long put;
    private long taken;

    private static byte octet(long index) {
        return (byte) (index * 31 >> 2);
    }

    private void put(int octets) {
        ByteBuffer data = ByteBuffer.allocate(octets);
        for (int i = 0; i < octets; i++) data.put(i, octet(put + i));
        int expected = Math.min(octets, queue.room());
        assertThat(queue.put(data)).isEqualTo(expected);
        assertThat(data.position()).isEqualTo(expected);
        put += expected;
    }

    private void take(int octets, boolean intoArray) {
        int at = random.nextInt(5);
        byte[] into = new byte[at + octets];
        int expected = Math.min(octets, queue.size());
        int count = intoArray ? queue.take(into, at, octets) : queue.take(ByteBuffer.wrap(into, at, octets));
        assertThat(count).isEqualTo(expected);
        for (int i = 0; i < count; i++) assertThat(into[at + i]).isEqualTo(octet(taken + i));
        for (int i = at + count; i < into.length; i++) assertThat(into[i]).isZero();
        taken += count;
    }

    @Test
    void octetsComeOutInTheirOrderHoweverTheyAreTaken() {
        for (int step = 0; step < 3000; step++) {
            put(random.nextInt(500));
            take(random.nextInt(500), random.nextBoolean());
            assertThat(queue.size()).isEqualTo((int) (put - taken));
            assertThat(queue.room()).isEqualTo(CAPACITY - queue.size());
        }
        assertThat(taken).isGreaterThan(100L * CAPACITY);
    }
}
