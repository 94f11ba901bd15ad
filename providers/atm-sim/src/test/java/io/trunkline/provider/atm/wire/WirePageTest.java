package io.trunkline.provider.atm.wire;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.ClausedTypes;
import io.trunkline.circuit.testkit.GeneratedPage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/atm-wire.md equal to the tables in the code. */
class WirePageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/atm-wire.md");

    static List<String> tables() throws Exception {
        return List.of(
                new ClausedTypes(WirePageTest.class).print(),
                MessageType.print(),
                ElementType.print(),
                TaggedFields.print(TrafficTag.values()),
                TaggedFields.print(AalTag.values()),
                TaggedFields.print(TransitDelayTag.values()),
                TaggedFields.print(ExtendedQosTag.values()),
                TaggedFields.print(AbrTag.values()),
                TaggedFields.print(AbrAdditionalTag.values()),
                TaggedFields.print(DesiredRateTag.values()),
                CauseValue.print());
    }

    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        PAGE.shows(tables());
    }

    @Test
    void everyTypeThatFollowsAStandardSaysWhichClause() throws Exception {
        // either of two, which say it; and shapes of our own
        new ClausedTypes(WirePageTest.class)
                .eachHasAClause(Set.of("AtmAddress", "ElementBody", "FieldTag", "TaggedFields"));
    }
}
