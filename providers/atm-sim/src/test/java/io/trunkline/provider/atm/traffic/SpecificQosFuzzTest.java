package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Qos;
import io.trunkline.api.QosObject;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong structures to the reader of the ATM-specific quality of service: each gives a value or a line, never an exception; and a value
 * makes a contract that traffic can keep to, elements that the wire's own reader understands, and an answer that asks for what it says.
 * {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} as elsewhere.
 */
class SpecificQosFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
    private static final int[] BORDERS = {0x00, 0x01, 0x02, 0x04, 0x08, 0x10, 0x40, 0x80, 0xFE, 0xFF};

    private final Random random = new Random(SEED);
    private final List<QosObject> samples = Structures.all();
    private final QosMapping mapping = new QosMapping(new Encapsulation(12, 1_000, 9_188, 10), LinkRate.OC3C);
    private int values;
    private int malformations;

    @Test
    void readerIsTotalAndWhatItReadsCanBeUsed() {
        for (int i = 0; i < INPUTS; i++) {
            List<QosObject> objects = next();
            try {
                feed(objects);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", input " + i + ": " + objects, e);
            }
        }
        assertThat(values).as("mutations still reach values").isGreaterThan(INPUTS / 20);
        assertThat(malformations).isGreaterThan(INPUTS / 20);
    }

    private List<QosObject> next() {
        List<QosObject> objects = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            QosObject object = samples.get(random.nextInt(samples.size()));
            objects.add(random.nextInt(3) == 0 ? mutated(object) : object);
        }
        return objects;
    }

    private QosObject mutated(QosObject object) {
        byte[] content = new byte[object.content().remaining()];
        object.content().get(content);
        switch (random.nextInt(4)) {
            case 0 -> random.nextBytes(content);
            case 1 -> content = java.util.Arrays.copyOf(content, random.nextInt(80));
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--)
                    content[random.nextInt(content.length)] = (byte) BORDERS[random.nextInt(BORDERS.length)];
            }
        }
        return new QosObject(random.nextInt(8) == 0 ? random.nextInt(32) - 16 : object.type(), content);
    }

    private void feed(List<QosObject> objects) {
        Decoded<SpecificQos> decoded = SpecificQos.decode(objects);
        decoded.malformation()
                .ifPresent(bad -> check(bad.what().length() < 200 && !bad.what().contains("\n"), bad.what()));
        if (decoded.isValue()) values++;
        else malformations++;
        if (!decoded.isValue()) return;
        Map<ElementType, Integer> counts = new EnumMap<>(ElementType.class);
        for (Element element : decoded.require().elements()) {
            ElementType type = element.type().orElseThrow();
            check(element.body().isValue(), "the wire understands " + element);
            check(counts.merge(type, 1, Integer::sum) <= type.times(), type + " too often");
        }
        Qos generic = random.nextBoolean() ? Qos.BEST_EFFORT : Qos.UNSPECIFIED;
        Qos asked = new Qos(generic.sending(), generic.receiving(), objects);
        TrafficContract contract = decoded.require().applyTo(mapping.contractOf(asked));
        for (CellTraffic traffic : List.of(contract.forward(), contract.backward())) check(contract, traffic);
        TrafficContract again = SpecificQos.decode(
                        mapping.granted(asked, contract).providerSpecific())
                .require()
                .applyTo(mapping.contractOf(asked));
        check(again.equals(contract), again + " asked again for " + contract);
    }

    private static void check(TrafficContract contract, CellTraffic traffic) {
        check(traffic.pcr() >= 0 && traffic.pcr() <= CellTraffic.MAX_RATE && traffic.scr() <= traffic.pcr(), "rates");
        boolean variable = contract.category().hasSustainableRate() && traffic.pcr() > 0;
        check(variable == (traffic.scr() > 0) && variable == (traffic.mbs() > 0), "a category's numbers: " + contract);
        check(!traffic.tagging() || contract.category() != ServiceCategory.CBR, "tagging of a constant rate");
        Shaper shaper = new Shaper(contract.category(), traffic);
        check((shaper.nextPicos(0) == Long.MAX_VALUE) == (traffic.pcr() == 0), "a rate that can be shaped to");
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
