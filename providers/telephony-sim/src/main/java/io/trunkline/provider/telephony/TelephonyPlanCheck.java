package io.trunkline.provider.telephony;

import io.trunkline.circuit.fault.FaultCheck;
import io.trunkline.circuit.network.PlannedNames;
import io.trunkline.provider.telephony.exchange.ChannelName;
import io.trunkline.provider.telephony.exchange.DiallingPlan;
import io.trunkline.provider.telephony.exchange.Numbers;
import io.trunkline.provider.telephony.exchange.PlanText;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.PlanCheck.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a telephone network cannot be built from, though every key of its file is good. */
final class TelephonyPlanCheck {
    private static final String LINKS = "links";
    private static final String HOSTS = "hosts";

    private final NetworkPlan plan;
    private final List<Mistake> found = new ArrayList<>();

    TelephonyPlanCheck(NetworkPlan plan) {
        this.plan = plan;
    }

    List<Mistake> mistakes() {
        plan.nodes().forEach(this::exchange);
        for (int i = 0; i < plan.links().size(); i++) link(i, plan.links().get(i));
        plan.hosts().forEach(this::host);
        found.addAll(PlannedNames.mistakes(plan, new IsdnAddressFormat(), host -> host.startsWith("+")));
        if (found.isEmpty()) numbersOfAll();
        if (found.isEmpty()) plan.background().forEach(this::background);
        if (found.isEmpty())
            for (int i = 0; i < plan.faults().size(); i++)
                fault(i, plan.faults().get(i));
        return found;
    }

    private void wrong(String text, String... path) {
        found.add(new Mistake(List.of(path), text));
    }

    private void exchange(NetworkPlan.Node node) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("country", "[1-9]\\d{0,2}");
        forms.put("area", "\\d{0,6}");
        forms.put("international-prefix", "\\d{1,5}");
        forms.put("national-prefix", "\\d{1,5}");
        forms.forEach((key, form) -> {
            String value = node.properties().getOrDefault(key, "");
            if (!value.matches(form)) wrong("is '" + value + "', expected digits", "exchanges", node.name(), key);
        });
        DiallingPlan dialling = PlanText.diallingPlan(node);
        if (dialling.international().equals(dialling.national())) {
            wrong("is the national prefix too, expected another", "exchanges", node.name(), "international-prefix");
        }
    }

    private boolean isHost(String name) {
        return plan.hosts().stream().anyMatch(host -> host.name().equals(name));
    }

    private void link(int index, NetworkPlan.Link link) {
        String place = Integer.toString(index);
        boolean access = isHost(link.from()) || isHost(link.to());
        if (access && PlanText.accessKind(link.rate()).isEmpty()) {
            String expected = "is '" + link.rate() + "' at a subscriber, expected one of "
                    + String.join(", ", PlanText.accessRates());
            wrong(expected, LINKS, place, "rate");
        }
        if (access && link.properties().containsKey("circuits")) {
            wrong(
                    "belongs to a trunk, expected none at a subscriber; its rate says how many channels it has",
                    LINKS,
                    place,
                    "circuits");
        }
        if (!access && PlanText.count(link) > 1) {
            wrong("belongs to a subscriber, expected none on a trunk; use circuits", LINKS, place, "count");
        }
        if (!access && PlanText.circuits(link) < 1) {
            wrong("is '" + link.rate() + "', less than a circuit, expected 64 kbit/s or more", LINKS, place, "rate");
        }
    }

    private List<NetworkPlan.Link> lines(String host) {
        return plan.links().stream()
                .filter(link -> link.from().equals(host) || link.to().equals(host))
                .toList();
    }

    private void host(NetworkPlan.Host host) {
        List<NetworkPlan.Link> lines = lines(host.name());
        if (lines.isEmpty()) wrong("has no line, expected a link that joins it with an exchange", HOSTS, host.name());
        long exchanges = lines.stream()
                .map(link -> link.from().equals(host.name()) ? link.to() : link.from())
                .distinct()
                .count();
        if (exchanges > 1) wrong("has lines to " + exchanges + " exchanges, expected one", HOSTS, host.name());
        try {
            Numbers.parse(host.properties().getOrDefault("numbers", "+11"));
        } catch (IllegalArgumentException bad) {
            wrong("is '" + host.properties().get("numbers") + "': " + bad.getMessage(), HOSTS, host.name(), "numbers");
        }
    }

    private void numbersOfAll() {
        Map<Numbers, String> owners = new LinkedHashMap<>();
        for (NetworkPlan.Host host : PlanText.completed(plan).hosts()) {
            for (Numbers numbers : PlanText.numbers(host)) {
                owners.forEach((others, owner) -> {
                    if (others.overlaps(numbers) && !owner.equals(host.name())) {
                        wrong(
                                "has " + numbers + ", which " + owner + " has too, expected numbers of its own",
                                HOSTS,
                                host.name());
                    }
                });
                owners.putIfAbsent(numbers, host.name());
            }
        }
    }

    private void background(NetworkPlan.Background traffic) {
        int width = Integer.parseInt(traffic.properties().get("width"));
        for (String host : List.of(traffic.from(), traffic.to())) {
            int most = lines(host).stream()
                    .mapToInt(link ->
                            PlanText.accessKind(link.rate()).orElseThrow().channels())
                    .max()
                    .orElse(0);
            if (width > most) {
                wrong(
                        "is " + width + ", but no access of " + host + " has more than " + most
                                + " channels, expected at most those",
                        "background",
                        traffic.name(),
                        "width");
            }
        }
    }

    private void fault(int index, Fault fault) {
        String place = Integer.toString(index);
        if (fault.verb() == Fault.Verb.RATE) {
            wrong("is '" + fault + "', but a telephone line has one rate, expected another verb", "faults", place);
        }
        if (fault.verb() == Fault.Verb.RESTART && isHost(fault.argument("node"))) {
            wrong(
                    "is '" + fault + "', but " + fault.argument("node") + " is a host, expected an exchange",
                    "faults",
                    place);
        }
        if (!fault.argument("member").isEmpty()) {
            wrong(
                    "is '" + fault + "', but the members of a bundle share all its channels, expected a link",
                    "faults",
                    place);
        }
        try {
            List<String> hosts =
                    plan.hosts().stream().map(NetworkPlan.Host::name).toList();
            new FaultCheck<>(hosts, MessageType.class).check(fault);
            if (!fault.argument("channel").isEmpty()) channel(fault, place);
        } catch (IllegalArgumentException bad) {
            wrong("is '" + fault + "': " + bad.getMessage(), "faults", place);
        }
    }

    /** @throws IllegalArgumentException it is no name of a channel; one line */
    private void channel(Fault fault, String place) {
        ChannelName name = ChannelName.parse(fault.argument("channel"));
        Map<String, List<Integer>> accesses = PlanText.accesses(plan);
        List<Integer> channels = accesses.get(name.access());
        if (channels == null) {
            wrong(
                    "is '" + fault + "', which names no access, expected one of "
                            + String.join(", ", accesses.keySet()),
                    "faults",
                    place);
        } else if (!name.isSignalling() && !channels.contains(name.number())) {
            wrong(
                    "is '" + fault + "', but " + name.access() + " has no such channel, expected one of " + channels,
                    "faults",
                    place);
        }
    }
}
