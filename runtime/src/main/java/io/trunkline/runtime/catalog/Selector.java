package io.trunkline.runtime.catalog;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Requirements.Requirement;
import io.trunkline.api.Selection;
import io.trunkline.api.Selection.Other;
import io.trunkline.api.SelectionException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.config.Profile;
import io.trunkline.runtime.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses an entry for a profile and requirements. Of the candidates that meet every requirement the one wins that has the
 * most important preference in which they differ; else the first in the profile's order, else in catalog order.
 */
public final class Selector {
    private final Catalog catalog;
    private final Map<String, Profile> profiles;

    /** A selector over the profiles of a configuration. */
    public Selector(Catalog catalog, Map<String, Profile> profiles) {
        this.catalog = catalog;
        this.profiles = profiles;
    }

    /** The names of the configured profiles. */
    public Set<String> profiles() {
        return new TreeSet<>(profiles.keySet());
    }

    /**
     * Chooses.
     *
     * @param name a profile; a text that is none may be an entry id or a chain; empty for the whole catalog
     */
    public Selection select(String name, Requirements requirements) throws Ws2Exception {
        Profile profile = profile(name);
        Requirements all = profile.requirements().and(requirements);
        List<ProtocolInfo> candidates = candidates(profile);
        ProtocolInfo chosen = null;
        for (ProtocolInfo candidate : candidates) {
            if (missed(candidate, all).isPresent()) continue;
            if (chosen == null || decisive(candidate, chosen, all).isPresent()) chosen = candidate;
        }
        List<Other> others = others(profile, candidates, chosen, all);
        if (chosen == null) throw nothing(profile, all, others);
        return new Selection(name, chosen, missedPreferences(chosen, all), others);
    }

    private Profile profile(String name) throws Ws2Exception {
        if (name.isEmpty()) return Profile.NONE;
        Profile profile = profiles.get(name);
        if (profile != null) return profile;
        if (catalog.couldName(name)) return new Profile(name, List.of(name), Requirements.none(), "");
        Set<String> names = new TreeSet<>(profiles.keySet());
        String there = names.isEmpty() ? "no profile is configured" : "profiles are: " + String.join(", ", names);
        Set<String> known = catalog.ids();
        known.addAll(names);
        throw new Ws2Exception(
                WsaError.WSAEINVAL,
                "there is no profile " + name
                        + Suggestion.nearest(name, known)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse("; " + there + "; entries are: " + String.join(", ", catalog.ids())));
    }

    private List<ProtocolInfo> candidates(Profile profile) throws Ws2Exception {
        if (profile.candidates().isEmpty()) {
            return catalog.entries().stream().map(CatalogEntry::info).toList();
        }
        Map<String, ProtocolInfo> candidates = new LinkedHashMap<>();
        Ws2Exception failure = null;
        for (String candidate : profile.candidates()) {
            try {
                for (CatalogEntry entry : catalog.named(candidate))
                    candidates.put(entry.info().id(), entry.info());
            } catch (Ws2Exception e) {
                failure = e;
            }
        }
        // one that is left out does not matter while another is there
        if (candidates.isEmpty() && failure != null) throw failure;
        return List.copyOf(candidates.values());
    }

    private static Optional<Requirement> missed(ProtocolInfo entry, Requirements all) {
        return all.required().stream()
                .filter(requirement -> !requirement.metBy().test(entry))
                .findFirst();
    }

    /** The preference for which {@code one} is better than {@code other}; empty if it is not better. */
    private static Optional<Requirement> decisive(ProtocolInfo one, ProtocolInfo other, Requirements all) {
        return all.preferred().stream()
                .filter(preference ->
                        preference.metBy().test(one) != preference.metBy().test(other))
                .findFirst()
                .filter(preference -> preference.metBy().test(one));
    }

    private static List<String> missedPreferences(ProtocolInfo entry, Requirements all) {
        return all.preferred().stream()
                .filter(preference -> !preference.metBy().test(entry))
                .map(Requirement::text)
                .toList();
    }

    private List<Other> others(Profile profile, List<ProtocolInfo> candidates, ProtocolInfo chosen, Requirements all) {
        List<Other> others = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries()) {
            ProtocolInfo other = entry.info();
            if (other.equals(chosen)) continue;
            String reason = candidates.contains(other)
                    ? reason(other, chosen, all)
                    : missed(other, all)
                            .map(requirement -> misses(requirement, other))
                            .orElse(profile.where().isEmpty() ? "not asked for" : "not in profile " + profile.name());
            others.add(new Other(other, reason));
        }
        return others;
    }

    private static String reason(ProtocolInfo other, ProtocolInfo chosen, Requirements all) {
        Optional<Requirement> missed = missed(other, all);
        if (missed.isPresent()) return misses(missed.get(), other);
        return decisive(chosen, other, all)
                .map(preference -> chosen.id() + " has the preferred " + preference.text() + ", it has not")
                .orElse("just as good, but behind " + chosen.id() + " in order");
    }

    private static String misses(Requirement requirement, ProtocolInfo entry) {
        String key = requirement.text().split(" ")[0];
        String level = Capability.ofKey(key)
                .map(capability -> ", it has " + level(capability, entry.capabilities()))
                .orElse("");
        return "misses " + requirement.text() + level;
    }

    private static <L extends Enum<L>> L level(Capability<L> capability, Capabilities capabilities) {
        return capability.in(capabilities);
    }

    private static SelectionException nothing(Profile profile, Requirements all, List<Other> others) {
        StringBuilder text = new StringBuilder("no provider");
        if (!profile.name().isEmpty()) text.append(" of ").append(profile.name());
        List<String> wanted = all.required().stream().map(Requirement::text).toList();
        text.append(" has ").append(wanted.isEmpty() ? "anything, the catalog is empty" : String.join(" and ", wanted));
        for (Other other : others) {
            text.append("; not ").append(other.entry().id()).append(": ").append(other.reason());
        }
        return new SelectionException(text.toString(), others);
    }
}
