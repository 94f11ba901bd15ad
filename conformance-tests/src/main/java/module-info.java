/** The conformance kit: contract, checks, scenarios, reports and deliberately broken providers. */
module io.trunkline.conformance {
    requires transitive io.trunkline.api;
    requires transitive io.trunkline.spi;
    requires transitive org.junit.jupiter.api;
    requires net.jqwik.api;
    requires io.trunkline.simulation;
    requires java.compiler;

    exports io.trunkline.conformance;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.conformance.broken.AcceptsSecondHost,
            io.trunkline.conformance.broken.DropsContractOnRefusal,
            io.trunkline.conformance.broken.DropsOctet,
            io.trunkline.conformance.broken.DuplicatesOctet,
            io.trunkline.conformance.broken.EndsWithFirst,
            io.trunkline.conformance.broken.HangsInReceive,
            io.trunkline.conformance.broken.HeadOfLine,
            io.trunkline.conformance.broken.HidesRenegotiation,
            io.trunkline.conformance.broken.HidesAnswers,
            io.trunkline.conformance.broken.HidesReset,
            io.trunkline.conformance.broken.IgnoresPriority,
            io.trunkline.conformance.broken.IgnoresShares,
            io.trunkline.conformance.broken.InvertsPriority,
            io.trunkline.conformance.broken.InvertsPriorityAtChange,
            io.trunkline.conformance.broken.JoinsDeadGroup,
            io.trunkline.conformance.broken.JoinsMessagesAtGrowth,
            io.trunkline.conformance.broken.KeepsContracts,
            io.trunkline.conformance.broken.LateClock,
            io.trunkline.conformance.broken.LateUrgent,
            io.trunkline.conformance.broken.LeavesMembersBehind,
            io.trunkline.conformance.broken.LetsAnyoneSetGroupQos,
            io.trunkline.conformance.broken.LosesAtGrowth,
            io.trunkline.conformance.broken.LosesAtLeave,
            io.trunkline.conformance.broken.LosesAtRefusal,
            io.trunkline.conformance.broken.LosesDataAtClose,
            io.trunkline.conformance.broken.LosesGroupWithCircuit,
            io.trunkline.conformance.broken.LosesOutcome,
            io.trunkline.conformance.broken.LosesWakeUp,
            io.trunkline.conformance.broken.MirrorsWithoutPriority,
            io.trunkline.conformance.broken.MisreportsRefusal,
            io.trunkline.conformance.broken.NeverPolices,
            io.trunkline.conformance.broken.NeverRefusesQos,
            io.trunkline.conformance.broken.OffersTooMuch,
            io.trunkline.conformance.broken.OffersTooMuchAtChange,
            io.trunkline.conformance.broken.OverDeclares,
            io.trunkline.conformance.broken.PretendsLeaves,
            io.trunkline.conformance.broken.PriorityOnce,
            io.trunkline.conformance.broken.PromisesTwice,
            io.trunkline.conformance.broken.RefusalEndsGroup,
            io.trunkline.conformance.broken.RenewsReference,
            io.trunkline.conformance.broken.RepeatsAtShrinking,
            io.trunkline.conformance.broken.RepeatsMessagesAtShrinking,
            io.trunkline.conformance.broken.SeparatesMembers,
            io.trunkline.conformance.broken.SettlesForLess,
            io.trunkline.conformance.broken.SharesPriority,
            io.trunkline.conformance.broken.SharesReference,
            io.trunkline.conformance.broken.StaysAtOldRate,
            io.trunkline.conformance.broken.SwapsDirections,
            io.trunkline.conformance.broken.SwapsMessagesAtShrinking,
            io.trunkline.conformance.broken.SwapsPiecesAtShrinking,
            io.trunkline.conformance.broken.TellsOnlyWhoAsked,
            io.trunkline.conformance.broken.TellsRefusals,
            io.trunkline.conformance.broken.TellsTwice,
            io.trunkline.conformance.broken.UnderDeclares;
}
