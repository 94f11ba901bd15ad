package io.trunkline.cli.conference;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.cli.CommonOptions;
import io.trunkline.cli.ProviderChoice;
import io.trunkline.cli.ProviderKeys;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.SimulationSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The libraries that a conference is held in: one, or one for each party where the provider simulates a network, since there
 * a library stands on a host.
 */
final class Venue implements AutoCloseable {
    /** The profile that is used if there is one and nothing else was named. */
    static final String PROFILE = "conference";

    private static final String DEFAULT_PROVIDER = "tcp";
    private static final String NETWORK_NAME = "conference";
    private static final String SERVICE = ":9000";

    /**
     * What is wanted.
     *
     * @param common configuration and {@code --set}
     * @param provider entry, chain or profile; {@code null} for the profile {@code conference} or tcp
     * @param simulation the options of simulated networks
     * @param seed of a simulated network
     * @param run what tells the files of this run from those of others, empty if it is the only one
     * @param strict whether options that the provider does not have are refused
     * @param inOneProcess whether both parties live here
     */
    record Wanted(
            CommonOptions common,
            String provider,
            SimulationOptions simulation,
            long seed,
            String run,
            boolean strict,
            boolean inOneProcess) {}

    private final Place caller;
    private final Place callee;
    private final String provider;
    private final String at;

    private Venue(Place caller, Place callee, String provider, String at) {
        this.caller = caller;
        this.callee = callee;
        this.provider = provider;
        this.at = at;
    }

    /**
     * Starts the libraries.
     *
     * @param at where the callee is to listen, {@code null} for anywhere
     */
    static Venue open(Wanted wanted, String at) throws UsageException, IOException {
        ProviderKeys keys = ProviderKeys.load();
        Ws2 first = wanted.common().startup(wanted.provider());
        boolean kept = false;
        try {
            Selection selection = selection(first, wanted.provider());
            ProtocolInfo entry = selection.chosen();
            String base = base(entry);
            if (!wanted.inOneProcess()) {
                ProviderChoice.needsTwoProcesses(entry, "conference with --listen or --connect");
            }
            if (wanted.strict()) wanted.simulation().checkFor(keys, Set.of(base));
            Map<String, String> settings = wanted.simulation().settings(keys, base, wanted.run());
            if (keys.isSimulator(base)) return moving(simulated(wanted, base, settings, at));
            kept = true;
            Place place = new Place(first, selection);
            return new Venue(place, place, base, at == null ? ProviderChoice.anyPortOfThisHost(entry) : at);
        } finally {
            if (!kept) first.close();
        }
    }

    private static Venue simulated(Wanted wanted, String base, Map<String, String> settings, String at)
            throws UsageException, IOException {
        List<String> hosts = SimulatedHosts.of(base, wanted.simulation().network());
        String listening = at == null ? hosts.get(1) + SERVICE : at;
        Map<String, String> section = new LinkedHashMap<>(settings);
        section.put("providers." + base + ".name", JsonText.compact(NETWORK_NAME));
        section.put("providers." + base + ".seed", Long.toString(wanted.seed()));
        String host = SimulatedHosts.named(listening, hosts);
        Place callee = place(wanted, section, base, host);
        boolean good = false;
        try {
            String other = host.equals(hosts.get(0)) ? hosts.get(1) : hosts.get(0);
            Venue venue = new Venue(place(wanted, section, base, other), callee, base, listening);
            good = true;
            return venue;
        } finally {
            if (!good) callee.ws2().close();
        }
    }

    /** Time that waits to be moved by hand would never move. */
    private static Venue moving(Venue venue) throws UsageException, Ws2Exception {
        boolean good = false;
        try {
            venue.caller.ws2().clock(venue.caller.selection().chosen()); // from here on the network is there
            good = venue.network()
                    .filter(network -> network.simulation().pace() == SimulationSettings.Pace.MANUAL)
                    .isEmpty();
        } finally {
            if (!good) venue.close();
        }
        if (good) return venue;
        throw new UsageException("providers." + venue.provider
                + ".time is manual, which a test moves and no command can, expected virtual or real");
    }

    private static Place place(Wanted wanted, Map<String, String> section, String base, String host)
            throws UsageException, Ws2Exception {
        Map<String, String> settings = new LinkedHashMap<>(section);
        settings.put("providers." + base + ".host", JsonText.compact(host));
        Ws2 ws2 = wanted.common().startup(wanted.provider(), settings);
        boolean good = false;
        try {
            Place place = new Place(ws2, selection(ws2, wanted.provider()));
            good = true;
            return place;
        } finally {
            if (!good) ws2.close();
        }
    }

    private static Selection selection(Ws2 ws2, String provider) throws UsageException, Ws2Exception {
        ProviderChoice choice = new ProviderChoice(ws2);
        if (provider != null) return choice.named(provider);
        Optional<Selection> profile = choice.profile(PROFILE);
        return profile.isPresent() ? profile.get() : choice.named(DEFAULT_PROVIDER);
    }

    private static String base(ProtocolInfo entry) {
        List<String> chain = entry.chainNames();
        String last = chain.isEmpty() ? entry.id() : chain.get(chain.size() - 1);
        return last.contains(":") ? last.substring(0, last.indexOf(':')) : last;
    }

    Place caller() {
        return caller;
    }

    Place callee() {
        return callee;
    }

    /** The base provider's name. */
    String provider() {
        return provider;
    }

    /** Where the callee listens, in text form. */
    String at() {
        return at;
    }

    /** Starts the network that the parties are on before they do anything there; empty for real ones. */
    Optional<SimulatedNetwork> startNetwork() throws Ws2Exception {
        caller.ws2().clock(caller.selection().chosen()).leave();
        return network();
    }

    /** The network that the parties are on, while they are; empty for real ones. */
    Optional<SimulatedNetwork> network() {
        return SimulatedNetworks.find(provider, NETWORK_NAME);
    }

    @Override
    public void close() throws Ws2Exception {
        caller.ws2().close();
        if (callee.ws2() != caller.ws2()) callee.ws2().close();
    }
}
