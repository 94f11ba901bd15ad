package io.trunkline.provider.telephony.q931;

import static io.trunkline.circuit.testkit.DecoderFuzz.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.DecoderFuzz;
import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to the decoders: each gives a value or a description, never an exception, within bounded memory; and what is decoded
 * encodes to something that decodes to the same. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class MessageFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final long MAX_BYTES_PER_OCTET = 2_048;

    private int values;
    private int bodies;
    private int malformations;

    @Test
    void everyDecoderIsTotalAndItsMemoryBounded() throws Exception {
        DecoderFuzz.run(SEED, new Mutations(SEED, SampleMessages.ALL), this::feed, MAX_BYTES_PER_OCTET);
        System.out.printf(
                "fuzz: %d inputs, %d values, %d bodies, %d malformations%n",
                DecoderFuzz.INPUTS, values, bodies, malformations);
        assertThat(values).as("mutations still reach values").isGreaterThan(DecoderFuzz.INPUTS / 20);
        assertThat(bodies).isGreaterThan(DecoderFuzz.INPUTS / 20);
        assertThat(malformations).isGreaterThan(DecoderFuzz.INPUTS / 20);
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
}
