package io.trunkline.provider.atm.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold however links get slower and faster while circuits come, change and go. */
class SharingPropertyTest {
    private static final List<String> LINKS = List.of("a", "trunk");
    private static final int E1_BITS = 1_920_000;
    private static final int WHOLE_PER_MILLE = 1_000;
    private static final int PROMISED_PER_MILLE = 950;

    /** A circuit, and the peak rate that both ends have agreed on last. */
    private static final class Agreed {
        final CircuitPath path;
        int pcr;

        Agreed(CircuitPath path, int pcr) {
            this.path = path;
            this.pcr = pcr;
        }
    }

    private TestNetwork network;
    private List<Agreed> circuits;

    @Property(tries = 300)
    void noLinkPromisesMoreThanItHasAndWhoIsLeftAloneHasWhatWasAgreedOn(@ForAll long seed) {
        Random random = new Random(seed);
        network = new TestNetwork("e1", "e1", 100);
        circuits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            step(random);
            clearLost();
            for (Link link : network.fabric.links()) {
                long cells = (long) link.rate().cellsPerSecond() * PROMISED_PER_MILLE / WHOLE_PER_MILLE;
                assertThat(network.paths.room(link).admission.booked().forward())
                        .as("%s after step %d", link.name(), i)
                        .isLessThanOrEqualTo((int) cells);
            }
            for (Agreed each : circuits) {
                assertThat(each.path.contract().forward().pcr()).isBetween(1, each.pcr);
            }
        }
        // what those over the trunk cannot use others take, so that it is not there when the trunk is fast again
        rate("trunk", E1_BITS / 6);
        for (int i = 0; i < 10; i++) place(random, "b");
        LINKS.forEach(link -> rate(link, E1_BITS));
        clearLost();
        while (circuits.size() > 1) released(circuits.remove(random.nextInt(circuits.size())));
        network.scheduler.runOut();
        for (Agreed last : circuits) {
            assertThat(last.path.isLost).isFalse();
            assertThat(last.path.contract().forward().pcr()).isEqualTo(last.pcr);
            released(last);
        }
        assertThat(network.paths.count()).isZero();
    }

    private void step(Random random) {
        int at = circuits.isEmpty() ? 0 : random.nextInt(circuits.size());
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> place(random, random.nextBoolean() ? "b" : "c");
            case 3 -> rate(LINKS.get(random.nextInt(LINKS.size())), 300_000 + random.nextInt(E1_BITS));
            case 4 -> {
                if (!circuits.isEmpty()) released(circuits.remove(at));
            }
            default -> {
                if (circuits.isEmpty()) return;
                Agreed changed = circuits.get(at);
                int pcr = 1 + random.nextInt(1_500);
                Answer answer = changed.path.modify(TestNetwork.contract(ServiceCategory.CBR, pcr));
                if (answer instanceof Answer.Reserved) changed.pcr = pcr;
            }
        }
    }

    private void place(Random random, String to) {
        int pcr = 1 + random.nextInt(1_500);
        if (!(network.ask("a", to, ServiceCategory.CBR, pcr) instanceof Answer.Reserved reserved)) return;
        reserved.path().open();
        circuits.add(new Agreed((CircuitPath) reserved.path(), pcr));
    }

    /** As call processing does with calls whose path was lost. */
    private void clearLost() {
        network.scheduler.runOut();
        circuits.removeIf(each -> each.path.isLost && released(each));
    }

    private static boolean released(Agreed circuit) {
        circuit.path.release();
        return true;
    }

    private void rate(String link, int bitsPerSecond) {
        network.fabric.setRate(network.fabric.link(link), LineRate.of(Integer.toString(bitsPerSecond)));
        network.paths.linkRateChanged(network.fabric.link(link));
    }
}
