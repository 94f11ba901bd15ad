package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network consists of, by name, in the order of its plan. */
record Parts(
        Map<String, Office> offices,
        Map<String, Subscriber> subscribers,
        Map<String, Access> accesses,
        List<Trunk> trunks,
        Map<String, List<Access>> accessLines) {

    static Parts of(EventScheduler events, NetworkPlan plan) {
        Parts parts = new Parts(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
        for (NetworkPlan.Node node : plan.nodes()) parts.offices.put(node.name(), office(node));
        for (NetworkPlan.Host host : plan.hosts()) parts.subscriber(events, plan, host);
        for (NetworkPlan.Link link : plan.links()) parts.trunk(events, link);
        return parts;
    }

    static Office office(NetworkPlan.Node node) {
        Map<String, String> keys = node.properties();
        DiallingPlan plan = PlanText.diallingPlan(node);
        Tariff tariff = new Tariff(
                new BigDecimal(keys.get("fee")),
                Quantity.picos(keys.get("unit")),
                new BigDecimal(keys.get("unit-price")));
        return new Office(
                node.name(),
                plan,
                tariff,
                Quantity.picos(keys.get("setup-delay")),
                Integer.parseInt(keys.get("calls")));
    }

    private void subscriber(EventScheduler events, NetworkPlan plan, NetworkPlan.Host host) {
        List<NetworkPlan.Link> links = PlanText.lines(plan, host.name());
        Office office = offices.get(PlanText.otherEnd(links.get(0), host.name()));
        Subscriber subscriber =
                new Subscriber(host.name(), office, Numbers.digits(host.address()), PlanText.numbers(host));
        subscribers.put(host.name(), subscriber);
        int total = links.stream().mapToInt(PlanText::count).sum();
        for (NetworkPlan.Link link : links) {
            for (int i = 0; i < PlanText.count(link); i++) {
                int number = subscriber.accesses().size() + 1;
                access(events, link, subscriber, PlanText.accessName(host.name(), number, total));
            }
        }
    }

    private void access(EventScheduler events, NetworkPlan.Link link, Subscriber subscriber, String name) {
        AccessKind kind = PlanText.accessKind(link.rate()).orElseThrow();
        Access access = new Access(events, name, kind, subscriber, line(events, link, name, kind.channels()));
        subscriber.accesses().add(access);
        accesses.put(name, access);
        accessLines.computeIfAbsent(link.name(), any -> new ArrayList<>()).add(access);
    }

    private void trunk(EventScheduler events, NetworkPlan.Link link) {
        if (accessLines.containsKey(link.name())) return;
        int circuits = PlanText.circuits(link);
        Line line = line(events, link, link.name(), circuits);
        trunks.add(new Trunk(offices.get(link.from()), offices.get(link.to()), line, circuits));
    }

    private static Line line(EventScheduler events, NetworkPlan.Link link, String name, int channels) {
        long skew = Quantity.picos(link.properties().getOrDefault("skew", "0s"));
        Line line = new Line(events, name, channels, link.delayPicos(), skew);
        line.planned(link.lossProbability(), link.bitErrorProbability());
        return line;
    }

    Trunk trunk(String name) {
        return trunks.stream()
                .filter(trunk -> trunk.line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no link '" + name + "', the network has " + linkNames()));
    }

    private List<String> linkNames() {
        List<String> names = new ArrayList<>(accessLines.keySet());
        trunks.forEach(trunk -> names.add(trunk.line.name()));
        return names;
    }
}
