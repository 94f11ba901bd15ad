package io.trunkline.provider.telephony.q931;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to the decoders: each gives a value or a description, never an exception, within bounded memory; and what is decoded
 * encodes to something that decodes to the same. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class MessageFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    /** Warm-up: loading classes allocates, decoding with them must not. */
    private static final int UNMEASURED_INPUTS = 2_000;

    private static final long MAX_BYTES_PER_INPUT = 64 * 1024;
    private static final long MAX_BYTES_PER_OCTET = 2_048;

    private int values;
    private int bodies;
    private int malformations;

    @Test
    void everyDecoderIsTotalAndItsMemoryBounded() throws Exception {
        Mutations mutations = new Mutations(SEED, SampleMessages.ALL);
        ThreadMeter meter = new ThreadMeter();
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = mutations.next();
            long before = meter.allocatedBytes();
            try {
                feed(octets);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
            long bytes = meter.allocatedBytes() - before;
            if (i > UNMEASURED_INPUTS && bytes > MAX_BYTES_PER_INPUT + MAX_BYTES_PER_OCTET * octets.length) {
                throw new AssertionError(
                        "seed " + SEED + ", input " + i + " took " + bytes + " bytes: " + Octets.copyOf(octets));
            }
        }
        System.out.printf(
                "fuzz: %d inputs, %d values, %d bodies, %d malformations%n", INPUTS, values, bodies, malformations);
        assertThat(values).as("mutations still reach values").isGreaterThan(INPUTS / 20);
        assertThat(bodies).isGreaterThan(INPUTS / 20);
        assertThat(malformations).isGreaterThan(INPUTS / 20);
    }

    private void feed(byte[] octets) {
        Decoded<Message> decoded = Message.decode(new OctetReader(octets));
        decoded.malformation()
                .ifPresent(bad -> check(bad.position() >= 0 && bad.position() <= octets.length, "position"));
        if (!(decoded instanceof Decoded.Value<Message> good)) {
            malformations++;
            return;
        }
        values++;
        check(Message.decode(good.value().encode().reader()).equals(decoded), "decodes to the same again");
        look(good.value());
    }

    /** Looks at everything in a message, as call control would. */
    private void look(Message message) {
        message.type().ifPresent(type -> {
            MessageCheck.findings(message, type, true);
            MessageCheck.findings(message, type, false);
        });
        for (Element element : message.elements()) {
            ElementBody body = element.body().toOptional().orElse(null);
            if (body == null) malformations++;
            if (body == null) continue;
            bodies++;
            Element again = Element.of(element.type().orElseThrow(), body);
            check(again.body().equals(element.body()), "body is the same again: " + body);
        }
    }

    /** A library's assertion costs more than a decoder. */
    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
