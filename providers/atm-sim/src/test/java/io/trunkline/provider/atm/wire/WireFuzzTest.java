package io.trunkline.provider.atm.wire;

import static io.trunkline.circuit.testkit.DecoderFuzz.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.testkit.DecoderFuzz;
import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to every decoder: each gives a value or a description, never an exception, within bounded memory; and what is
 * decoded encodes to something that decodes to the same. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class WireFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
    private static final int MAX_SDU_OCTETS = 500;
    private static final long MAX_BYTES_PER_OCTET = 512;

    private final HeaderReceiver receiver = new HeaderReceiver();
    private final Aal5Reassembler reassembler = new Aal5Reassembler(MAX_SDU_OCTETS);
    private int values;
    private int malformations;
    private int delivered;

    private static List<Octets> samples() {
        List<Octets> samples = new ArrayList<>(MessageTest.ALL);
        samples.add(new SscopPdu.Bgn(1, 0, Octets.of(1, 2, 3)).encode());
        samples.add(new SscopPdu.Sd(5, Octets.of(1, 2, 3, 4, 5)).encode());
        samples.add(new SscopPdu.Poll(3, 9).encode());
        samples.add(new SscopPdu.Stat(List.of(1, 4, 6), 9, 30, 5).encode());
        samples.add(new SscopPdu.Ustat(8, 9, 30, 7).encode());
        samples.add(new F5Loopback(true, 1, F5Loopback.END_POINT, F5Loopback.END_POINT).encode());
        for (int octets : new int[] {1, 40, 41, 300, 600}) {
            samples.add(Octets.copyOf(Aal5.segment(CellHeader.user(0, 100), new byte[octets], 7)));
        }
        samples.add(Octets.copyOf("47.0005.80ffe1000000f21a0001.0020481a0001.00".getBytes(StandardCharsets.US_ASCII)));
        samples.add(Octets.copyOf("+358401234567".getBytes(StandardCharsets.US_ASCII)));
        return samples;
    }

    @Test
    void everyDecoderIsTotalAndItsMemoryBounded() throws Exception {
        DecoderFuzz.run(SEED, new Mutations(SEED, samples(), WireSeal::seal), this::feed, MAX_BYTES_PER_OCTET);
        System.out.printf(
                "fuzz: %d inputs, %d values, %d malformations, %d units delivered%n",
                DecoderFuzz.INPUTS, values, malformations, delivered);
        assertThat(values).as("mutations still reach values").isGreaterThan(DecoderFuzz.INPUTS / 20);
        assertThat(malformations).isGreaterThan(DecoderFuzz.INPUTS);
        assertThat(delivered).isPositive();
    }

    private void feed(byte[] octets) {
        feedCells(octets.clone());
        stable(octets, SscopPdu::decode, SscopPdu::encode);
        stable(octets, Cell::decode, Cell::encode);
        stable(octets, F5Loopback::decode, F5Loopback::encode);
        stable(octets, Aal5Trailer::decode, Aal5Trailer::encode);
        stable(octets, in -> Aesa.decode(in.rest()), Aesa::octets);
        stable(octets, in -> E164Number.decode(in.rest()), E164Number::octets);
        stable(octets, Message::decode, Message::encode).ifPresent(WireFuzzTest::look);
        AtmAddress.parse(new String(octets, StandardCharsets.ISO_8859_1))
                .ifPresent(address -> check(
                        AtmAddress.parse(address.toString())
                                .filter(address::equals)
                                .isPresent(),
                        "address text"));
    }

    private <T> Optional<T> stable(
            byte[] octets, Function<OctetReader, Decoded<T>> decode, Function<T, Octets> encode) {
        Decoded<T> decoded = decode.apply(new OctetReader(octets));
        if (decoded.isValue()) values++;
        else malformations++;
        decoded.malformation()
                .ifPresent(bad -> check(bad.position() >= 0 && bad.position() <= octets.length, "position"));
        decoded.toOptional()
                .ifPresent(value ->
                        check(decode.apply(encode.apply(value).reader()).equals(decoded), "decodes to the same again"));
        return decoded.toOptional();
    }

    /** Looks at everything in a message, as call control would. */
    private static void look(Message message) {
        message.type().ifPresent(type -> MessageCheck.findings(message, type));
        for (Element element : message.elements()) {
            ElementBody body = element.body().toOptional().orElse(null);
            if (body == null) continue;
            Element again = Element.of(element.type().orElseThrow(), body);
            if (again.coding() == element.coding())
                check(again.body().equals(element.body()), "body is the same again");
            if (body instanceof PartyNumber number) number.address();
            if (body instanceof LowLayer low) low.layers().forEach(LowLayer.Layer::snap);
            if (body instanceof TrafficDescriptor traffic) traffic.has(TrafficDescriptor.FORWARD_TAGGING);
        }
    }

    private void feedCells(byte[] octets) {
        for (int at = 0; at + Cell.OCTETS <= octets.length; at += Cell.OCTETS) {
            if (receiver.receive(octets, at) == HeaderReceiver.Verdict.DISCARDED) continue;
            if (!PayloadType.isUser(CellHeader.payloadType(Cell.header(octets, at)))) continue;
            Outcome outcome = reassembler.receive(octets, at).orElse(null);
            check(reassembler.heldOctets() <= Aal5.cells(MAX_SDU_OCTETS) * Cell.PAYLOAD_OCTETS, "held octets");
            if (!(outcome instanceof Outcome.Delivered good)) continue;
            delivered++;
            check(!good.sdu().isEmpty() && good.sdu().size() <= MAX_SDU_OCTETS, "size of the unit");
        }
    }
}
