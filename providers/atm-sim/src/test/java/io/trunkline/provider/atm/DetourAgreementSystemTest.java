package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.testkit.CircuitHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Contracts while trunks fail and get slower, so that circuits go another way. */
class DetourAgreementSystemTest extends AgreementSystemTest {
    private static final List<String> NETWORK = List.of(
            "hosts { alice {}, bob {} }",
            "switches { west {}, east {}, north {} }",
            "links = [ { from = alice, to = west, rate = 6Mbit/s }, { from = bob, to = east, rate = 6Mbit/s },",
            "  { name = trunk, from = west, to = east, rate = 5Mbit/s },",
            "  { name = spare, from = west, to = east, rate = e1 },",
            "  { name = up, from = west, to = north, rate = 3Mbit/s },",
            "  { name = down, from = north, to = east, rate = 4Mbit/s } ]");
    private static final List<String> TRUNKS = List.of("trunk", "spare", "up", "down");

    @Override
    public CircuitHosts hosts(String... settings) throws Ws2Exception {
        try {
            return new TwoHosts(Stream.concat(Arrays.stream(settings), Stream.of(CircuitHosts.network(NETWORK)))
                    .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String fault(Random random) {
        String link = TRUNKS.get(random.nextInt(TRUNKS.size()));
        if (random.nextBoolean()) return "down link=" + link;
        return "rate link=" + link + " rate=" + (64 + random.nextInt(4_000)) + "kbit/s";
    }

    @Override
    protected boolean endsCircuits() {
        return true;
    }
}
