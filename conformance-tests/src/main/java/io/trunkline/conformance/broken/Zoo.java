package io.trunkline.conformance.broken;

import io.trunkline.api.ProtocolInfo;
import java.util.List;

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
            new PretendsLeaves(),
            new PromisesTwice(),
            new NeverPolices(),
            new OffersTooMuch(),
            new KeepsContracts(),
            new DropsContractOnRefusal(),
            new HidesRenegotiation(),
            new RefusalEndsGroup(),
            new IgnoresShares(),
            new LosesOutcome(),
            new SeparatesMembers(),
            new EndsWithFirst(),
            new HeadOfLine(),
            new LosesGroupWithCircuit(),
            new PriorityOnce(),
            new LateUrgent(),
            new LosesAtGrowth(),
            new RepeatsAtShrinking(),
            new SwapsPiecesAtShrinking(),
            new JoinsMessagesAtGrowth(),
            new SwapsMessagesAtShrinking(),
            new RepeatsMessagesAtShrinking(),
            new LosesAtLeave(),
            new InvertsPriorityAtChange(),
            new StaysAtOldRate(),
            new TellsTwice(),
            new TellsOnlyWhoAsked(),
            new LosesAtRefusal(),
            new TellsRefusals(),
            new OffersTooMuchAtChange(),
            new LeavesMembersBehind(),
            new RenewsReference(),
            new SharesReference(),
            new SwapsDirections(),
            new MirrorsWithoutPriority(),
            new HidesAnswers(),
            new SettlesForLess(),
            new LateClock(),
            new HangsInReceive());

    private Zoo() {}

    /**
     * A broken provider.
     *
     * @param name in chains
     * @param breaks the requirement that must be found broken
     * @param also those that may be as well; a star at the end stands for any ending
     */
    public record Animal(String name, String breaks, List<String> also) {
        /** True if finding this requirement broken is no surprise. */
        public boolean mayBreak(String id) {
            return breaks.equals(id) || also.stream().anyMatch(pattern -> matches(pattern, id));
        }

        private static boolean matches(String pattern, String id) {
            boolean open = pattern.endsWith("*");
            return open ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : id.equals(pattern);
        }
    }

    /** All of them. */
    public static List<Animal> all() {
        return ALL.stream().map(Zoo::animal).toList();
    }

    /** Those that can stand on this entry. */
    public static List<Animal> on(ProtocolInfo entry) {
        return ALL.stream()
                .filter(provider -> provider.needs().required().stream()
                        .allMatch(need -> need.metBy().test(entry)))
                .map(Zoo::animal)
                .toList();
    }

    private static Animal animal(BrokenProvider provider) {
        Breaks breaks = provider.getClass().getAnnotation(Breaks.class);
        return new Animal(provider.name(), breaks.value(), List.of(breaks.also()));
    }
}
