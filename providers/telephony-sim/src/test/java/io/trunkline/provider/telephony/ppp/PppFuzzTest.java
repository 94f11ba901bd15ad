package io.trunkline.provider.telephony.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.MpHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong octets to every decoder, and to a whole party with an open bundle: each gives a value or a description, never an exception,
 * and what is held stays within its bounds. {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
class PppFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final int[] BORDERS = {0x00, 0x01, 0x03, 0x3D, 0x5B, 0x7F, 0x80, 0xC0, 0xFE, 0xFF};
    private static final List<byte[]> SAMPLES = List.of(
            hex("FF03C0210101001A 0506010203040702 0802 11040640 1B040604 1703 00"),
            hex("FF03C0210201000A 050601020304"),
            hex("FF03C021030100081B040604"),
            hex("FF03C0210501000411"),
            hex("FF03C02109010008 00000000"),
            hex("FF03C0210801000A C025 00000000"),
            hex("FF03C02107010008 01010004"),
            hex("FF03805B01010007 02544C"),
            hex("FF03C02B0101000A 010600000001"),
            hex("FF03C02D01010009 0105004001"),
            hex("FF03C02D0201000E 00 0209 010302 0204 3432"),
            hex("FF03C02D05010008 05040201"),
            hex("FF03C02D07010008 06041100"),
            hex("3D B005 5B 0102030405"),
            hex("3D 4006 0607080910"),
            hex("3D C000 5B 00"),
            hex("5B 0102030405"));

    private final Random random = new Random(SEED);
    private int values;
    private int malformations;

    private static byte[] hex(String text) {
        return Octets.hex(text).toArray();
    }

    private byte[] next() {
        byte[] octets = SAMPLES.get(random.nextInt(SAMPLES.size())).clone();
        for (int i = random.nextInt(4); i > 0; i--) octets = mutated(octets);
        return octets;
    }

    private byte[] mutated(byte[] octets) {
        if (octets.length == 0) return new byte[random.nextInt(40)];
        int at = random.nextInt(octets.length);
        switch (random.nextInt(5)) {
            case 0 -> octets[at] = (byte) (octets[at] ^ 1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) BORDERS[random.nextInt(BORDERS.length)];
            case 2 -> octets[at] = (byte) random.nextInt(256);
            case 3 -> {
                return Arrays.copyOf(octets, at);
            }
            default -> {
                byte[] longer = Arrays.copyOf(octets, octets.length + random.nextInt(60));
                for (int i = octets.length; i < longer.length; i++) longer[i] = (byte) random.nextInt(256);
                return longer;
            }
        }
        return octets;
    }

    @Test
    void everyDecoderIsTotalAndWhatItReadsEncodesToTheSame() {
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = next();
            try {
                feed(octets);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
        }
        assertThat(values).isGreaterThan(INPUTS / 4);
        assertThat(malformations).isGreaterThan(INPUTS / 4);
    }

    private void feed(byte[] octets) {
        Decoded<PppFrame> frame = PppFrame.decode(octets);
        count(frame);
        int from = frame.toOptional().map(PppFrame::from).orElse(0);
        stable(octets, from, ControlPacket::decode, ControlPacket::encode);
        stable(octets, Math.min(octets.length, from + 4), ConfigureOption::decodeAll, ConfigureOption::encodeAll);
        stable(octets, from, BapPacket::decode, BapPacket::encode);
        stable(octets, from, EndpointDiscriminator::decode, EndpointDiscriminator::encode);
        for (HeaderFormat format : List.of(HeaderFormat.LONG, HeaderFormat.SHORT, new HeaderFormat(true, 3))) {
            stable(octets, from, in -> MpHeader.decode(in, format), header -> Octets.copyOf(header.encode(format)));
        }
        count(Packets.decode(octets));
    }

    private <T> void stable(
            byte[] octets, int from, Function<OctetReader, Decoded<T>> decode, Function<T, Octets> encode) {
        Decoded<T> decoded = decode.apply(new OctetReader(octets, from, octets.length));
        count(decoded);
        decoded.toOptional().ifPresent(value -> {
            Decoded<T> again = decode.apply(encode.apply(value).reader());
            if (!again.equals(decoded)) throw new AssertionError(decoded + " became " + again);
        });
    }

    private void count(Decoded<?> decoded) {
        if (decoded.isValue()) values++;
        else malformations++;
    }

    @Test
    void openBundleSurvivesWhateverComes() {
        TwoParties two = new TwoParties(SEED);
        two.dial(1);
        two.dial(1);
        two.clock.run(1_000);
        long now = two.clock.nowPicos();
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = next();
            TwoParties.Party party = two.caller;
            Link link = party.links.get(1 + random.nextInt(2));
            try {
                link.received(octets, now);
                if (i % 16 == 0) {
                    now += 10_000_000_000L;
                    link.expire(now);
                    party.bundle.expire(now);
                }
                while (link.poll(now).isPresent()) {}
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
            if (party.bundle.receiver().heldOctets() > 4 * (1 << 18)) throw new AssertionError("held too much");
            if (i % 100 == 99) {
                party.received.forEach(List::clear);
                party.log.clear();
                party.dials.clear();
            }
            if (i % 1_000 == 999) {
                two = new TwoParties(SEED + i);
                two.dial(1);
                two.dial(1);
                two.clock.run(1_000);
                now = two.clock.nowPicos();
            }
        }
        assertThat(two.caller.bundle.receiver()).isNotNull();
    }
}
