package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The nodes and links of a plan, and the addresses of its hosts. */
final class Topology {
    /** Octets 2 to 13 of the addresses that hosts get which name none: of the local format, for this network alone. */
    private static final String LOCAL_PREFIX = "49.0000.00000000000000000000";

    final Map<String, Node> hosts = new LinkedHashMap<>();
    final Map<String, Node> switches = new LinkedHashMap<>();
    final Map<String, Link> links = new LinkedHashMap<>();
    final Map<String, AtmAddress> addresses = new LinkedHashMap<>();

    private final Fabric fabric;

    Topology(Fabric fabric, NetworkPlan plan) {
        this.fabric = fabric;
        for (NetworkPlan.Host host : plan.hosts()) addHost(host);
        for (NetworkPlan.Node node : plan.nodes()) addSwitch(node);
        for (NetworkPlan.Link link : plan.links()) addLink(link);
        for (Node host : hosts.values()) checkHost(host);
    }

    private void addHost(NetworkPlan.Host host) {
        unused(host.name());
        hosts.put(host.name(), new Node(fabric, host.name(), true));
        String text = host.address().isEmpty() ? localAddress(hosts.size()) : host.address();
        AtmAddress address = AtmAddress.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("host " + host.name() + ": '" + text
                        + "' is no ATM address; expected 40 hexadecimal digits, or + and a number"));
        addresses.forEach((other, taken) -> {
            if (taken.sameHost(address)) {
                throw new IllegalArgumentException(
                        "host " + host.name() + " has the address of " + other + "; each needs its own");
            }
        });
        addresses.put(host.name(), address);
    }

    private static String localAddress(int number) {
        return LOCAL_PREFIX + String.format(Locale.ROOT, ".%012x.00", number);
    }

    private void addSwitch(NetworkPlan.Node node) {
        unused(node.name());
        if (!node.kind().equals("switch")) {
            throw new IllegalArgumentException(
                    node.name() + " is of kind '" + node.kind() + "'; an ATM network has switches");
        }
        switches.put(node.name(), new Node(fabric, node.name(), false));
    }

    private void unused(String name) {
        if (hosts.containsKey(name) || switches.containsKey(name)) {
            throw new IllegalArgumentException("two hosts or switches are called " + name);
        }
    }

    private Node node(String name, String link) {
        Node node = hosts.getOrDefault(name, switches.get(name));
        if (node == null) {
            throw new IllegalArgumentException("link " + link + " ends at " + name + ", which is not there; there are "
                    + hosts.keySet() + " and " + switches.keySet());
        }
        return node;
    }

    private void addLink(NetworkPlan.Link plan) {
        Node from = node(plan.from(), plan.name());
        Node to = node(plan.to(), plan.name());
        if (links.containsKey(plan.name())) throw new IllegalArgumentException("two links are called " + plan.name());
        if (from == to || from.isHost() && to.isHost()) {
            throw new IllegalArgumentException("link " + plan.name() + " joins " + plan.from() + " and " + plan.to()
                    + "; expected two switches, or a host and a switch");
        }
        if (plan.delayPicos() < 0 || plan.queueUnits() < 4) {
            throw new IllegalArgumentException("link " + plan.name() + " has a delay of " + plan.delayPicos()
                    + " ps and room for " + plan.queueUnits() + " cells; expected 0 or more, and 4 or more");
        }
        Link.Line line = new Link.Line(LineRate.of(plan.rate()), plan.delayPicos(), plan.queueUnits());
        Link link = new Link(plan.name(), from, to, line);
        link.directions(output(link, true, plan), output(link, false, plan));
        links.put(link.name(), link);
        if (from.isHost() || to.isHost()) addSignalling(link);
    }

    private Output output(Link link, boolean forward, NetworkPlan.Link plan) {
        Node sender = forward ? link.fromNode() : link.toNode();
        Node receiver = link.other(sender);
        String part = "link:" + link.name() + (forward ? ":forward" : ":backward");
        Impairment impairment = new Impairment(fabric.scheduler().random(part));
        impairment.loss(plan.lossProbability());
        impairment.bitErrors(plan.bitErrorProbability());
        Output output = new Output(link, forward, sender, impairment);
        output.leadsTo(new Arrivals(output, receiver, receiver.nextFeedOrder()));
        sender.add(output);
        return output;
    }

    private static void addSignalling(Link link) {
        for (Output output : List.of(link.forward(), link.backward())) {
            Lane lane = new Lane(output, 0, CellHeader.SIGNALLING_VCI, Lane.Grade.SIGNALLING);
            output.lanes.put(lane.key(), lane);
        }
    }

    private void checkHost(Node host) {
        if (host.outputs.size() != 1) {
            throw new IllegalArgumentException(
                    "host " + host.name + " is on " + host.outputs.size() + " links; expected one, to a switch");
        }
    }

    /** Whose address it is, {@code null} if nobody's. */
    String hostOf(AtmAddress address) {
        for (Map.Entry<String, AtmAddress> entry : addresses.entrySet()) {
            if (entry.getValue().sameHost(address)) return entry.getKey();
        }
        return null;
    }
}
