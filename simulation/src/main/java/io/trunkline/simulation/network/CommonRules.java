package io.trunkline.simulation.network;

import static io.trunkline.simulation.network.PropertyRule.Type.DECIMAL;
import static io.trunkline.simulation.network.PropertyRule.Type.OCTETS;
import static io.trunkline.simulation.network.PropertyRule.Type.PLACE;
import static io.trunkline.simulation.network.PropertyRule.Type.PROBABILITY;
import static io.trunkline.simulation.network.PropertyRule.Type.RATE;
import static io.trunkline.simulation.network.PropertyRule.Type.TEXT;
import static io.trunkline.simulation.network.PropertyRule.Type.TIME;
import static io.trunkline.simulation.network.PropertyRule.Type.WHOLE;
import static io.trunkline.simulation.network.PropertyRule.Type.WORD;
import static io.trunkline.simulation.network.PropertyRule.optional;
import static io.trunkline.simulation.network.PropertyRule.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that the network files of all providers have. */
final class CommonRules {
    // @formatter:off
    private static final PropertyRule PACKET = optional("packet",     OCTETS,      "1500",     "Size of one packet.").between(1, 65_535);
    private static final PropertyRule SENDS  = required("rate",       RATE,                    "What one source sends while it sends.");

    static final List<PropertyRule> HOST = List.of(
                                               optional("address",    TEXT,        "",         "Its address; without it the provider derives one."));
    static final List<PropertyRule> LINK = List.of(
                                               optional("name",       TEXT,        "",         "Its name; without it FROM-TO."),
                                               required("from",       PLACE,                   "One end."),
                                               required("to",         PLACE,                   "The other end; both directions are alike."),
                                               required("rate",       RATE,                    "What it carries in each direction."),
                                               optional("delay",      TIME,        "5us",      "Propagation delay.").between(0, Quantity.picos("10s")),
                                               optional("queue",      WHOLE,       "1000",     "The most cells or frames that wait before it.").between(1, 10_000_000),
                                               optional("loss",       PROBABILITY, "0",        "Probability that a cell or frame is lost."),
                                               optional("bit-errors", PROBABILITY, "0",        "Probability that a bit is wrong."));
    static final List<PropertyRule> BACKGROUND = List.of(
                                               required("kind",       WORD,                    "How it behaves.").oneOf(List.of("constant", "on-off", "greedy", "calls")),
                                               required("from",       PropertyRule.Type.HOST,                    "Who sends."),
                                               required("to",         PropertyRule.Type.HOST,                    "Who receives."),
                                               optional("count",      WHOLE,       "1",        "How many such sources there are.").between(1, 10_000),
                                               optional("start",      TIME,        "0s",       "When it begins."),
                                               optional("stop",       TIME,        "",         "When it ends; without it, never."));
    static final Map<String, List<PropertyRule>> BY_KIND = new LinkedHashMap<>();
    static {
        BY_KIND.put("constant", List.of(SENDS, PACKET));
        BY_KIND.put("on-off",   List.of(SENDS, PACKET,
                                               optional("on",         TIME,        "1s",       "Mean time for which it sends, exponential.").between(Quantity.picos("1us"), Long.MAX_VALUE),
                                               optional("off",        TIME,        "1s",       "Mean time for which it is silent, exponential.").between(Quantity.picos("1us"), Long.MAX_VALUE)));
        BY_KIND.put("greedy",   List.of(PACKET));
        BY_KIND.put("calls",    List.of(SENDS, PACKET,
                                               required("erlang",     DECIMAL,                 "Mean number of calls at once, by Poisson arrivals.").between(0, 100_000),
                                               optional("hold",       TIME,        "180s",     "Mean length of a call, exponential.").between(Quantity.picos("1ms"), Long.MAX_VALUE)));
    }
    // @formatter:on

    private CommonRules() {}
}
