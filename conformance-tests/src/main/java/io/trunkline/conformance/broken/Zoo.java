package io.trunkline.conformance.broken;

import io.trunkline.api.ProtocolInfo;
import java.util.List;
import java.util.Set;

/** All broken providers, and what the kit must find out about each. */
public final class Zoo {
    private static final List<BrokenProvider> ALL = List.of(
            new DropsOctet(),
            new DuplicatesOctet(),
            new AcceptsSecondHost(),
            new LetsAnyoneSetGroupQos(),
            new IgnoresPriority(),
            new InvertsPriority(),
            new SharesPriority(),
            new JoinsDeadGroup(),
            new NeverRefusesQos(),
            new OverDeclares(),
            new UnderDeclares(),
            new LosesWakeUp(),
            new LosesDataAtClose(),
            new HidesReset(),
            new MisreportsRefusal(),
            new HangsInReceive());

    private Zoo() {}

    /**
     * A broken provider.
     *
     * @param name in chains
     * @param breaks the requirement that must be found broken
     * @param also those that may be as well
     * @param breaksEverything true if any may be
     */
    public record Animal(String name, String breaks, Set<String> also, boolean breaksEverything) {
        /** True if finding this requirement broken is no surprise. */
        public boolean mayBreak(String id) {
            return breaksEverything || breaks.equals(id) || also.contains(id);
        }
    }

    /** All of them. */
    public static List<Animal> all() {
        return ALL.stream().map(Zoo::animal).toList();
    }

    /** Those that can stand on this entry. */
    public static List<Animal> on(ProtocolInfo entry) {
        return ALL.stream()
                .filter(provider -> provider.needs().required().stream().allMatch(need -> need.metBy().test(entry)))
                .map(Zoo::animal)
                .toList();
    }

    private static Animal animal(BrokenProvider provider) {
        Breaks breaks = provider.getClass().getAnnotation(Breaks.class);
        Set<String> also = Set.of(breaks.also());
        return new Animal(provider.name(), breaks.value(), also, also.contains(Breaks.EVERYTHING));
    }
}
