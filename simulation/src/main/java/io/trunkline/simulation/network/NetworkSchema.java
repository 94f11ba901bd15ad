package io.trunkline.simulation.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a provider's network file may say beyond what all have in common. A rule of a provider takes the place of the common
 * rule of the same name, for example to give it another default.
 *
 * @param provider whose it is
 * @param nodeKinds what stands between hosts
 * @param rates names of rates
 * @param hostRules keys of hosts
 * @param linkRules keys of links
 * @param backgroundRules keys of background traffic of every kind
 * @param isAddress whether a text is an address of the provider
 * @param addressForm what an address looks like, for messages
 * @param directHosts whether a link may join two hosts
 * @param check what else the provider checks, once all keys are good
 */
public record NetworkSchema(
        String provider,
        List<NodeKind> nodeKinds,
        List<RateName> rates,
        List<PropertyRule> hostRules,
        List<PropertyRule> linkRules,
        List<PropertyRule> backgroundRules,
        Predicate<String> isAddress,
        String addressForm,
        boolean directHosts,
        PlanCheck check) {
    /** One that has nothing of its own to check. */
    public NetworkSchema(
            String provider,
            List<NodeKind> nodeKinds,
            List<RateName> rates,
            List<PropertyRule> hostRules,
            List<PropertyRule> linkRules,
            List<PropertyRule> backgroundRules,
            Predicate<String> isAddress,
            String addressForm,
            boolean directHosts) {
        this(
                provider,
                nodeKinds,
                rates,
                hostRules,
                linkRules,
                backgroundRules,
                isAddress,
                addressForm,
                directHosts,
                PlanCheck.NONE);
    }

    /**
     * A kind of node.
     *
     * @param section where they stand in the file, for example {@code switches}
     * @param kind one of them, for example {@code switch}
     * @param rules their keys
     */
    public record NodeKind(String section, String kind, List<PropertyRule> rules) {}

    /**
     * A rate with a name.
     *
     * @param name for example {@code oc3c}
     * @param bitsPerSecond what it carries of the provider's units, rounded down
     * @param meaning one sentence
     */
    public record RateName(String name, long bitsPerSecond, String meaning) {}

    /**
     * Whose network a file describes: the first of these that has the kind of nodes which stands in it, else the first of all, which then
     * says what is wrong.
     *
     * @param schemas one or more
     */
    public static NetworkSchema fitting(Path file, List<NetworkSchema> schemas) {
        Set<String> sections = NetworkReader.sections(file);
        return schemas.stream()
                .filter(schema -> schema.nodeKinds().stream().anyMatch(kind -> sections.contains(kind.section())))
                .findFirst()
                .orElse(schemas.get(0));
    }

    /** Keys of a host. */
    public List<PropertyRule> hostKeys() {
        return merged(CommonRules.HOST, hostRules);
    }

    /** Keys of a link. */
    public List<PropertyRule> linkKeys() {
        return merged(CommonRules.LINK, linkRules);
    }

    /** Keys of background traffic of this kind, which is one of {@link #backgroundKinds}. */
    public List<PropertyRule> backgroundKeys(String kind) {
        List<PropertyRule> common = new ArrayList<>(CommonRules.BACKGROUND);
        common.addAll(CommonRules.BY_KIND.get(kind));
        return merged(common, backgroundRules);
    }

    /** Kinds of background traffic. */
    public static List<String> backgroundKinds() {
        return List.copyOf(CommonRules.BY_KIND.keySet());
    }

    /** Names of rates. */
    public List<String> rateNames() {
        return rates.stream().map(RateName::name).toList();
    }

    /**
     * A rate of a plan in bits per second.
     *
     * @throws IllegalArgumentException neither a name of the provider nor a rate
     */
    public long bitsPerSecond(String rate) {
        for (RateName named : rates) if (named.name().equals(rate)) return named.bitsPerSecond();
        return Quantity.bitsPerSecond(rate);
    }

    private static List<PropertyRule> merged(List<PropertyRule> common, List<PropertyRule> own) {
        Map<String, PropertyRule> rules = new LinkedHashMap<>();
        for (PropertyRule rule : common) rules.put(rule.name(), rule);
        for (PropertyRule rule : own) rules.put(rule.name(), rule);
        return List.copyOf(rules.values());
    }
}
