package io.trunkline.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an application needs of a provider, and what it would like. Immutable; start with {@link #require} or
 * {@link #none()}. Every requirement has a text, which explanations quote.
 */
public final class Requirements {
    private static final Requirements NONE = new Requirements(List.of(), List.of());

    private final List<Requirement> required;
    private final List<Requirement> preferred;

    /**
     * One thing that is required or preferred.
     *
     * @param text for explanations, for example {@code groups >= CONSTRAINED}
     * @param metBy decides whether an entry has it
     */
    public record Requirement(String text, Predicate<ProtocolInfo> metBy) {
        /** Nothing may be missing. */
        public Requirement {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(metBy, "metBy");
        }
    }

    private Requirements(List<Requirement> required, List<Requirement> preferred) {
        this.required = List.copyOf(required);
        this.preferred = List.copyOf(preferred);
    }

    /** Nothing: the first entry of the profile will do. */
    public static Requirements none() {
        return NONE;
    }

    /** At least this level. */
    public static <L extends Enum<L>> Requirements require(Capability<L> capability, L level) {
        return NONE.andRequire(capability, level);
    }

    /** At least this level as well. */
    public <L extends Enum<L>> Requirements andRequire(Capability<L> capability, L level) {
        return andRequire(atLeast(capability, level));
    }

    /** This service flag as well. */
    public Requirements andRequire(ServiceFlag flag) {
        Objects.requireNonNull(flag, "flag");
        return andRequire(new Requirement("service flag " + flag, entry -> entry.has(flag)));
    }

    /** This as well. */
    public Requirements andRequire(Requirement requirement) {
        Objects.requireNonNull(requirement, "requirement");
        return new Requirements(plus(required, requirement), preferred);
    }

    /** Preferably at least this level. Earlier preferences weigh more than all later ones together. */
    public <L extends Enum<L>> Requirements prefer(Capability<L> capability, L level) {
        return prefer(atLeast(capability, level));
    }

    /** Preferably this. */
    public Requirements prefer(Requirement requirement) {
        Objects.requireNonNull(requirement, "requirement");
        return new Requirements(required, plus(preferred, requirement));
    }

    /** The requirements of both, those of this one first. */
    public Requirements and(Requirements other) {
        Objects.requireNonNull(other, "other");
        Requirements both = this;
        for (Requirement requirement : other.required) both = both.andRequire(requirement);
        for (Requirement preference : other.preferred) both = both.prefer(preference);
        return both;
    }

    /**
     * A requirement from text: {@code groups=constrained}, {@code family=2}, {@code type=1}, {@code protocol=6},
     * {@code flag=GRACEFUL_CLOSE} or {@code clock=virtual}.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public static Requirement parse(String text) {
        Objects.requireNonNull(text, "text");
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("'" + text + "' is no requirement, expected KEY=VALUE such as"
                    + " groups=constrained; keys are " + Capability.all() + ", family, type, protocol, flag and clock");
        }
        String key = text.substring(0, equals);
        String value = text.substring(equals + 1);
        Optional<Capability<?>> capability = Capability.ofKey(key);
        return capability.isPresent() ? atLeast(capability.get(), value) : RequirementText.parse(key, value);
    }

    private static <L extends Enum<L>> Requirement atLeast(Capability<L> capability, String level) {
        return atLeast(capability, capability.level(level));
    }

    private static <L extends Enum<L>> Requirement atLeast(Capability<L> capability, L level) {
        Objects.requireNonNull(capability, "capability");
        Objects.requireNonNull(level, "level");
        return new Requirement(
                capability + " >= " + level, entry -> entry.capabilities().has(capability, level));
    }

    private static List<Requirement> plus(List<Requirement> list, Requirement added) {
        List<Requirement> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }

    /** What must be met, in the order in which it was asked for. */
    public List<Requirement> required() {
        return required;
    }

    /** What is liked, most important first. */
    public List<Requirement> preferred() {
        return preferred;
    }
}
