package io.trunkline.provider.atm;

import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.conformance.TestContext;
import io.trunkline.provider.atm.call.ContractElements;
import io.trunkline.provider.atm.fabric.ReplayedLine;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.spi.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host called bob, fresh, in a network where nobody else is: no caller, no call processing, only the cells of a capture, each
 * at its instant. What the network gives a host besides octets, a channel at its interface, is read from the captured SETUPs.
 */
final class CalledHostReplay {
    private static final AtomicInteger NAMES = new AtomicInteger();
    /** A channel is there before the application can want it. */
    private static final long BEFORE_PICOS = 1;

    private final Path folder;
    private final String link;
    private final Slots slots;

    /** @param link the properties of the link in the network file */
    CalledHostReplay(Path folder, String link, Slots slots) {
        this.folder = folder;
        this.link = link;
        this.slots = slots;
    }

    /**
     * What came of it.
     *
     * @param record of the called application
     * @param capture the first file of the replay's own capture
     * @param sentByNetwork cells to bob that were not replayed
     */
    record Outcome(List<String> record, Path capture, long sentByNetwork, List<String> leftovers) {}

    private Map<ConfigKey<?>, Object> settings(Path capture) throws IOException {
        Path file = folder.resolve("bob-alone.conf");
        Files.writeString(file, """
                name = bob-alone
                hosts { bob {} }
                switches { s1 {} }
                links = [ { from = bob, to = s1, %s } ]
                """.formatted(link));
        Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
        values.put(AtmCatalog.NETWORK, file.toString());
        values.put(AtmCatalog.NAME, "replay-" + NAMES.incrementAndGet());
        values.put(NetworkKeys.HOST, "bob");
        values.put(NetworkKeys.CAPTURE, capture.toString());
        return values;
    }

    /** Replays cells towards bob. @param duration how long the called application lives */
    Outcome run(List<CapturedCell> cells, Duration duration) throws Exception {
        Path capture = folder.resolve("replay-" + NAMES.get() + ".pcapng");
        try (CalledApplication bob = new CalledApplication(TestContext.of("atm-sim", settings(capture)))) {
            AtmNetwork network = bob.network();
            ReplayedLine line = network.ask(() -> new ReplayedLine(network.fabric(), "bob"));
            network.act(() -> feed(network, line, cells));
            bob.live(duration);
            List<String> leftovers = network.ask(() -> network.hosts().get(0).leftovers());
            bob.leave();
            return new Outcome(bob.record, capture, line.sentByNetwork(), leftovers);
        }
    }

    private void feed(AtmNetwork network, ReplayedLine line, List<CapturedCell> cells) {
        Interface interfaceToBob = new Interface(network, line);
        for (CapturedCell cell : cells) {
            long picos = slots.exactPicos(cell.stamp());
            line.cell(picos, cell.octets());
            interfaceToBob.sees(cell, picos);
        }
    }

    /** Sees to it that the channels are there which signalling names. */
    private static final class Interface {
        private final AtmNetwork network;
        private final ReplayedLine line;
        private final CapturedSignalling signalling = new CapturedSignalling();
        private final Set<Integer> known = new HashSet<>();

        Interface(AtmNetwork network, ReplayedLine line) {
            this.network = network;
            this.line = line;
        }

        void sees(CapturedCell cell, long picos) {
            signalling
                    .after(cell)
                    .filter(message -> message.type().equals(Optional.of(MessageType.SETUP)))
                    .ifPresent(message -> setup(message, picos));
        }

        private void setup(Message setup, long picos) {
            if (!known.add(setup.header().callReference().value())) return; // sent once more
            int vci = setup.find(ElementType.CONNECTION_IDENTIFIER, ConnectionIdentifier.class)
                    .orElseThrow()
                    .vci();
            var contract = ContractElements.read(setup).toOptional().orElseThrow();
            network.simulation().events().at(picos - BEFORE_PICOS, () -> line.channel(vci, contract));
        }
    }
}
