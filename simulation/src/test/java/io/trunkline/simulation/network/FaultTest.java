package io.trunkline.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.simulation.network.Fault.Occasion;
import io.trunkline.simulation.network.Fault.Verb;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void oneLineNamesOccasionVerbAndArguments() {
        Fault fault = Fault.parse("at=20s release cause=41 group-of=alice");
        assertThat(fault)
                .isEqualTo(new Fault(
                        new Occasion.At(20_000_000_000_000L),
                        Verb.RELEASE,
                        Map.of("group-of", "alice", "cause", "41")));
        assertThat(fault).hasToString("at=20s release group-of=alice cause=41");
        assertThat(Fault.parse("call=3 down link=trunk for=2000ms")).hasToString("call=3 down link=trunk for=2s");
    }

    @Test
    void mistakesNameTheWordAndWhatIsPossible() {
        refused("at=20s relese call=1", "'relese' is no verb", "did you mean release?");
        refused("at=soon up link=a", "'at=soon'", "at=TIME, call=NUMBER or progress=HOST:OCTETS");
        refused("call=0 up link=a", "'call=0'");
        refused("at=1s", "an occasion and a verb");
        refused("at=1s up lnik=a", "'lnik'", "did you mean link?");
        refused("at=1s release cause=3", "group-of=… or call=…");
        refused("at=1s refuse cause=128", "'cause=128'", "from 1 to 127");
        refused("at=1s refuse cause", "'cause'", "KEY=VALUE");
        refused("at=1s loss link=a probability=2", "'probability=2'", "from 0 to 1");
        refused("at=1s down link=a for=0.5ps", "'for=0.5ps'");
    }

    private static void refused(String line, String... words) {
        assertThatThrownBy(() -> Fault.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageStartingWith("fault '" + line + "': ");
    }

    @Property(tries = 500)
    void textGivesTheSameFaultBack(
            @ForAll Verb verb, @ForAll @IntRange(max = 2) int kind, @ForAll @LongRange(min = 1, max = 100_000) long n) {
        Occasion occasion = List.of(
                        new Occasion.At(n * n), new Occasion.Call((int) n), new Occasion.Progress("alice", n))
                .get(kind);
        Map<PropertyRule.Type, String> values = Map.of(
                PropertyRule.Type.WHOLE, Long.toString(1 + n % 127),
                PropertyRule.Type.TIME, n + "us",
                PropertyRule.Type.RATE, n + "kbit/s",
                PropertyRule.Type.PROBABILITY, "0.0" + n);
        Map<String, String> arguments = new java.util.LinkedHashMap<>();
        for (PropertyRule rule : verb.arguments())
            arguments.put(rule.name(), values.getOrDefault(rule.type(), "a" + n));
        Fault fault = new Fault(occasion, verb, arguments);
        assertThat(Fault.parse(fault.toString())).isEqualTo(fault);
    }

    @Property(tries = 500)
    void quantitiesGiveTheSameTextBack(@ForAll @LongRange(min = 1) long value) {
        assertThat(Quantity.picos(Quantity.timeText(value))).isEqualTo(value);
        assertThat(Quantity.bitsPerSecond(Quantity.rateText(value))).isEqualTo(value);
    }
}
