package io.trunkline.circuit.network;

import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.PlanCheck;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.NameSpaceProvider;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The {@code names} of a network's plan as a name space of who stands on the network. Safe from any thread. */
public final class PlannedNames implements NameSpaceProvider {
    private final int family;
    private final Map<String, List<SocketAddress>> table;

    private PlannedNames(int family, Map<String, List<SocketAddress>> table) {
        this.family = family;
        this.table = table;
    }

    /**
     * The names of a plan.
     *
     * @param format of the network's addresses
     * @param ofHost the address of a host of the plan, by its name, and a service on it
     */
    public static PlannedNames of(
            NetworkPlan plan, AddressFormat format, BiFunction<String, Integer, ? extends SocketAddress> ofHost) {
        Map<String, List<SocketAddress>> table = new LinkedHashMap<>();
        plan.names()
                .forEach((name, texts) -> table.put(
                        name,
                        texts.stream()
                                .map(text -> address(text, plan, format, ofHost))
                                .toList()));
        return new PlannedNames(format.family(), table);
    }

    /** A host's name as it stands in the plan, which the family's text form may fold; else an address in that form. */
    private static SocketAddress address(
            String text,
            NetworkPlan plan,
            AddressFormat format,
            BiFunction<String, Integer, ? extends SocketAddress> ofHost) {
        String host = host(text);
        Optional<SocketAddress> address =
                isHost(host, plan) ? Optional.of(ofHost.apply(host, service(text))) : format.parse(text);
        return address.orElseThrow(() -> new IllegalStateException(text + " was not checked"));
    }

    private static String host(String text) {
        return text.substring(0, text.lastIndexOf(':'));
    }

    private static int service(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }

    private static boolean isHost(String name, NetworkPlan plan) {
        return plan.hosts().stream().anyMatch(host -> host.name().equals(name));
    }

    /**
     * What the names of a plan lead to and the family does not read: not every address that a host can have is one that applications
     * write.
     *
     * @param isNumber whether a text is the host part of an address of the family, other than a name
     */
    public static List<PlanCheck.Mistake> mistakes(NetworkPlan plan, AddressFormat format, Predicate<String> isNumber) {
        List<PlanCheck.Mistake> found = new ArrayList<>();
        plan.names().forEach((name, texts) -> {
            for (String text : texts) {
                if (isHost(host(text), plan)) continue;
                if (isNumber.test(host(text)) && format.parse(text).isPresent()) continue;
                found.add(new PlanCheck.Mistake(
                        List.of("names", name),
                        "is '" + text + "', which is no address of " + format.name()
                                + ", expected a host of the network with a port, such as " + format.example()));
            }
        });
        return found;
    }

    @Override
    public String name() {
        return "simulated network";
    }

    @Override
    public boolean serves(AddressFormat format) {
        return format.family() == family;
    }

    @Override
    public List<SocketAddress> lookup(String host, String service, AddressFormat format) {
        return serves(format) ? table.getOrDefault(host + ":" + service, List.of()) : List.of();
    }

    @Override
    public Set<Integer> families(String host, String service) {
        return table.containsKey(host + ":" + service) ? Set.of(family) : Set.of();
    }
}
