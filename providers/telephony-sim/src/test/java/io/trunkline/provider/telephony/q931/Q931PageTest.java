package io.trunkline.provider.telephony.q931;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.ClausedTypes;
import io.trunkline.circuit.testkit.GeneratedPage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/q931.md equal to the tables in the code. */
class Q931PageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/q931.md");

    static List<String> tables() throws Exception {
        return List.of(
                MessageType.print(),
                ElementType.print(),
                CauseValue.print(),
                new ClausedTypes(Q931PageTest.class).print());
    }

    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        PAGE.shows(tables());
    }

    @Test
    void everyTypeThatFollowsAStandardSaysWhichClause() throws Exception {
        new ClausedTypes(Q931PageTest.class).eachHasAClause(Set.of("ElementBody")); // a shape of our own
    }
}
