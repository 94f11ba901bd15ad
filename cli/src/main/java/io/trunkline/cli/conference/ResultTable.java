package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.cli.TextTable;
import java.util.Locale;

/** A conference's result for people. */
final class ResultTable {
    private static final String UNKNOWN = "-";

    private ResultTable() {}

    static String of(ConferenceResult result) {
        TextTable table = TextTable.of(
                "STREAM",
                "FROM",
                "PRIORITY>",
                "SENT>",
                "LOST>",
                "RATE>",
                "P50 MS>",
                "P99 MS>",
                "MAX MS>",
                "LATE>",
                "DIGEST");
        for (StreamResult stream : result.streams()) row(table, stream);
        return groups(result) + table + moments(result);
    }

    /** What happened while the media flowed. */
    private static String moments(ConferenceResult result) {
        StringBuilder text = new StringBuilder();
        for (EventLog.Event event : result.events()) {
            if (!event.isDuringMedia()) continue;
            text.append(String.format(
                    Locale.ROOT, "at %.3f s %s: %s%n", event.atNanos() / 1e9, event.party(), event.text()));
        }
        return text.toString();
    }

    private static void row(TextTable table, StreamResult result) {
        Reception received = result.received();
        Reception.Delay delay = received == null ? null : received.delay();
        table.row(
                result.stream().label(),
                result.from(),
                result.stream().priority(),
                result.sent() == null ? UNKNOWN : Numbers.octets(result.sent().octets()),
                result.lostOctets() < 0 ? UNKNOWN : result.lostOctets(),
                received == null ? UNKNOWN : Numbers.rate(received.throughputBitsPerSecond()),
                delay == null ? UNKNOWN : Numbers.millis(delay.p50Nanos()),
                delay == null ? UNKNOWN : Numbers.millis(delay.p99Nanos()),
                delay == null ? UNKNOWN : Numbers.millis(delay.maxNanos()),
                delay == null ? UNKNOWN : delay.misses(),
                result.isWhole() ? "equal" : "NOT EQUAL");
    }

    private static String groups(ConferenceResult result) {
        String chain = String.join(" over ", result.selection().chain());
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%.1f s over %s%n", result.durationMillis() / 1000.0, chain));
        if (result.groups().isEmpty()) text.append("no groups").append(System.lineSeparator());
        for (GroupFacts group : result.groups()) {
            text.append(String.format(
                    "%s: %s group %s, %s%n", group.party(), Words.kind(group.kind()), group.id(), granted(group)));
        }
        return text.toString();
    }

    private static String granted(GroupFacts group) {
        Qos asked = group.requested();
        Qos granted = group.granted();
        if (granted == null) return asked == null ? "best effort" : "quality of service not to be had, best effort";
        boolean whole = asked == null
                || promises(granted.sending(), asked.sending()) && promises(granted.receiving(), asked.receiving());
        if (whole) return "quality of service granted";
        return "quality of service granted in part, " + Words.line(granted) + " of " + Words.line(asked);
    }

    /** Whether what was granted promises a service and a rate as good as those that were asked for. */
    private static boolean promises(FlowSpec granted, FlowSpec asked) {
        if (!asked.serviceType().isReserved()) return true;
        boolean lesser = asked.serviceType() == ServiceType.SERVICETYPE_GUARANTEED
                ? granted.serviceType() != ServiceType.SERVICETYPE_GUARANTEED
                : !granted.serviceType().isReserved();
        if (lesser) return false;
        return !FlowSpec.isSpecified(asked.tokenRateOctetsPerSecond())
                || granted.tokenRateOctetsPerSecond() >= asked.tokenRateOctetsPerSecond();
    }
}
