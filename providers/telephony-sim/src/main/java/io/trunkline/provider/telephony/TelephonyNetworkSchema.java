package io.trunkline.provider.telephony;

import static io.trunkline.simulation.network.PropertyRule.Type.DECIMAL;
import static io.trunkline.simulation.network.PropertyRule.Type.RATE;
import static io.trunkline.simulation.network.PropertyRule.Type.TEXT;
import static io.trunkline.simulation.network.PropertyRule.Type.TIME;
import static io.trunkline.simulation.network.PropertyRule.Type.WHOLE;
import static io.trunkline.simulation.network.PropertyRule.Type.WORD;
import static io.trunkline.simulation.network.PropertyRule.optional;
import static io.trunkline.simulation.network.PropertyRule.required;

import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.NetworkSchema.NodeKind;
import io.trunkline.simulation.network.NetworkSchema.RateName;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import io.trunkline.simulation.network.PropertyRule;
import io.trunkline.simulation.network.Quantity;
import java.util.List;

/** What a network file of digital telephony may say. A rate counts the bits of the B channels. */
public final class TelephonyNetworkSchema implements NetworkSchemaProvider {
    private static final int CHANNEL_BITS = 64_000;

    // @formatter:off
    private static final List<RateName> RATES = List.of(
        //           name              B channels, bit/s  source
        new RateName("bri",              128_000L,        "Basic access, point to point: 2 B channels, D of 16 kbit/s (ITU-T I.430)."),
        new RateName("bri-multipoint",   128_000L,        "Basic access whose bus several terminals share (ITU-T I.430)."),
        new RateName("pri-e1",         1_920_000L,        "Primary rate access: 30 B channels in time slots 1 to 15 and 17 to 31, D of 64 kbit/s (ITU-T I.431)."),
        new RateName("pri-t1",         1_472_000L,        "Primary rate access: 23 B channels in time slots 1 to 23, D of 64 kbit/s (ITU-T I.431)."),
        new RateName("e1",             1_920_000L,        "Trunk of 30 circuits (ITU-T G.704)."),
        new RateName("t1",             1_536_000L,        "Trunk of 24 circuits, signalling elsewhere (ITU-T G.704)."));

    private static final List<PropertyRule> EXCHANGE = List.of(
        optional("country",              TEXT,    "49",    "Code of its country."),
        optional("area",                 TEXT,    "30",    "Code of its area; its subscribers' numbers begin with both."),
        optional("international-prefix", TEXT,    "00",    "What is dialled before a whole number."),
        optional("national-prefix",      TEXT,    "0",     "What is dialled before a number of the country."),
        optional("setup-delay",          TIME,    "100ms", "How long it works on each signalling message.").between(0, Quantity.picos("60s")),
        optional("calls",                WHOLE,   "100000", "The most calls that it can hold at once; beyond them it is congested.").between(1, 1_000_000),
        optional("fee",                  DECIMAL, "0.10",  "Tariff: price of a channel when the call is answered.").between(0, 1_000_000),
        optional("unit",                 TIME,    "60s",   "Tariff: length of a unit.").between(1, Long.MAX_VALUE),
        optional("unit-price",           DECIMAL, "0.05",  "Tariff: price of each unit of a channel that has begun.").between(0, 1_000_000));

    private static final List<PropertyRule> HOST = List.of(
        optional("address",  TEXT, "", "Its number, whole and international; without it the next free one of its exchange."),
        optional("numbers",  TEXT, "", "More numbers that lead to it, for direct dialling-in: single ones and ranges with a hyphen, separated by commas."));

    private static final List<PropertyRule> LINK = List.of(
        optional("rate",     RATE,  "pri-e1", "Which access a subscriber has, or how much a trunk carries."),
        optional("delay",    TIME,  "5us",    "Propagation delay, one way.").between(0, Quantity.picos("10s")),
        optional("queue",    WHOLE, "1000",   "Means nothing here: nothing waits between channels.").between(1, 10_000_000),
        optional("count",    WHOLE, "1",      "How many such accesses the subscriber has.").between(1, 100),
        optional("circuits", WHOLE, "",       "Circuits of a trunk; without it as many as its rate carries.").between(1, 100_000),
        optional("skew",     TIME,  "0s",     "How much slower the last channel is than the first; the others lie evenly in between.").between(0, Quantity.picos("10s")));

    private static final List<PropertyRule> BACKGROUND = List.of(
        required("kind",     WORD,               "How it behaves.").oneOf(List.of("calls")),
        optional("rate",     RATE,  "64kbit/s",  "What one channel carries.").between(CHANNEL_BITS, CHANNEL_BITS),
        optional("packet",   PropertyRule.Type.OCTETS, "1500", "Means nothing here: such calls carry nothing.").between(1, 65_535),
        optional("width",    WHOLE, "1",         "Channels of one call, all or nothing.").between(1, 30));
    // @formatter:on

    private static final NetworkSchema SCHEMA = new NetworkSchema(
            "telephony-sim",
            List.of(new NodeKind("exchanges", "exchange", EXCHANGE)),
            RATES,
            HOST,
            LINK,
            BACKGROUND,
            text -> text.matches("\\+?\\d{2,15}"),
            "a telephone number such as +49301001",
            false,
            plan -> new TelephonyPlanCheck(plan).mistakes());

    /** For the service loader. */
    public TelephonyNetworkSchema() {}

    @Override
    public NetworkSchema schema() {
        return SCHEMA;
    }
}
