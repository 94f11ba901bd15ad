package io.trunkline.provider.reference;

import io.trunkline.spi.ProviderConfig;
import java.util.Random;

/** What a provider may do and usually does not, from a seed. The network's lock guards it. */
final class Misbehaviour {
    private static final int SPURIOUS_ONE_IN = 3;

    private final Random random;
    private final boolean partialSends;
    private final boolean spuriousUpcalls;
    private final long latenessNanos;

    Misbehaviour(ProviderConfig config) {
        random = new Random(config.get(ReferenceCatalog.SEED));
        partialSends = config.get(ReferenceCatalog.PARTIAL);
        spuriousUpcalls = config.get(ReferenceCatalog.SPURIOUS);
        latenessNanos = config.get(ReferenceCatalog.LATENESS).toNanos();
    }

    /** How many of {@code octets} a send takes: all of them, or a random part. */
    int part(int octets) {
        return partialSends && octets > 1 ? 1 + random.nextInt(octets) : octets;
    }

    /** True if readiness is to be announced for no reason. */
    boolean announcesNothing() {
        return spuriousUpcalls && random.nextInt(SPURIOUS_ONE_IN) == 0;
    }

    /** How late the next announcement is. */
    long latenessNanos() {
        return latenessNanos == 0 ? 0 : 1 + (long) (random.nextDouble() * latenessNanos);
    }
}
