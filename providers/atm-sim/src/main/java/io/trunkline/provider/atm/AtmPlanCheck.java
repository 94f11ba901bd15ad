package io.trunkline.provider.atm;

import io.trunkline.circuit.network.PlannedNames;
import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.PlanCheck.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what an ATM network cannot be built from, though every key of its file is good. */
final class AtmPlanCheck {
    private static final String HOSTS = "hosts";
    private static final String ADDRESS = "address";
    /** What an address can show, and what is read back from one. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");

    private final NetworkPlan plan;
    private final List<Mistake> found = new ArrayList<>();

    AtmPlanCheck(NetworkPlan plan) {
        this.plan = plan;
    }

    List<Mistake> mistakes() {
        plan.hosts().forEach(this::name);
        addresses();
        found.addAll(PlannedNames.mistakes(
                plan, new AtmAddressFormat(), host -> AtmAddress.parse(host).isPresent()));
        for (int i = 0; i < plan.links().size(); i++) rate(i, plan.links().get(i));
        for (int i = 0; i < plan.faults().size(); i++) fault(i, plan.faults().get(i));
        return found;
    }

    private void wrong(String text, String... path) {
        found.add(new Mistake(List.of(path), text));
    }

    private void name(NetworkPlan.Host host) {
        String name = host.name();
        if (!NAME.matcher(name).matches()) {
            wrong("has a name that cannot be called, expected small letters, digits, '.' and '-'", HOSTS, name);
        } else if (AtmAddress.parse(name).isPresent()) {
            wrong("has a name that is read as an address, expected another", HOSTS, name);
        } else if (host.address().isEmpty() && name.length() > HostNames.MAX_NAME) {
            wrong(
                    "has a name of " + name.length() + " letters and no address, expected at most " + HostNames.MAX_NAME
                            + " letters, or an address",
                    HOSTS,
                    name);
        }
    }

    /** Each host needs an end system of its own, and none that shows the name of another. */
    private void addresses() {
        List<NetworkPlan.Host> before = new ArrayList<>();
        for (NetworkPlan.Host host : plan.hosts()) {
            if (host.address().isEmpty()) continue;
            AtmAddress address = AtmAddress.parse(host.address()).orElseThrow();
            String shown = HostNames.nameOf(address);
            for (NetworkPlan.Host other : plan.hosts()) {
                if (other.equals(host) || !other.name().equals(shown)) continue;
                addressOf(host, "which shows the name of " + shown);
            }
            before.stream()
                    .filter(other ->
                            AtmAddress.parse(other.address()).orElseThrow().sameHost(address))
                    .findFirst()
                    .ifPresent(other -> addressOf(host, "the end system of " + other.name() + " too"));
            before.add(host);
        }
    }

    private void addressOf(NetworkPlan.Host host, String why) {
        wrong(
                "is '" + host.address() + "', " + why + ", expected one of its own; the selector does not count",
                HOSTS,
                host.name(),
                ADDRESS);
    }

    private void rate(int index, NetworkPlan.Link link) {
        try {
            LineRate.ofCells(new AtmNetworkSchema().schema().bitsPerSecond(link.rate()));
        } catch (IllegalArgumentException wrong) {
            wrong("is " + wrong.getMessage(), "links", Integer.toString(index), "rate");
        }
    }

    private void fault(int index, Fault fault) {
        List<String> hosts = plan.hosts().stream().map(NetworkPlan.Host::name).toList();
        List<String> links = plan.links().stream().map(NetworkPlan.Link::name).toList();
        try {
            new AtmFaultCheck(hosts, links).check(fault);
        } catch (IllegalArgumentException wrong) {
            wrong("is '" + fault + "': " + wrong.getMessage(), "faults", Integer.toString(index));
        }
    }
}
