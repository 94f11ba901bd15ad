package io.trunkline.provider.telephony.bap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/multilink.md equal to the tables in the code; {@code -Dkit.write=true} writes them into the page, in order. */
class MultilinkPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/multilink.md");

    private static List<String> tables() {
        return List.of(
                headers(),
                discriminators(),
                BapType.print(),
                BapOptionType.print(),
                TimerTable.print(BapTimer.class),
                BapTable.TABLE.print());
    }

    private static String headers() {
        MarkdownTable rows = new MarkdownTable("headers", "octets", "bits of sequence", "classes", "levels");
        for (HeaderFormat format : List.of(
                HeaderFormat.LONG, HeaderFormat.SHORT, new HeaderFormat(true, 4), new HeaderFormat(false, 16))) {
            String levels = format.isMultiClass() ? format.levels() + "" : "2, one of them outside the header";
            String name = (format.shortSequence() ? "short" : "long") + (format.isMultiClass() ? " with classes" : "");
            rows.row(name, format.octets(), format.sequenceBits(), format.classes(), levels);
        }
        return rows.toString();
    }

    private static String discriminators() {
        MarkdownTable rows = new MarkdownTable("discriminator", "class", "octets of the address");
        for (EndpointDiscriminator.Kind kind : EndpointDiscriminator.Kind.values()) {
            String octets = kind.least() == kind.most() ? "" + kind.least() : kind.least() + " to " + kind.most();
            rows.row(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kind.number(), octets);
        }
        return rows.toString();
    }

    @Test
    void pageShowsTheTablesThatTheCodePrints() throws IOException {
        PAGE.shows(tables());
    }

    @Test
    void everyEventIsExpectedSomewhereAndEveryStateIsLeft() {
        for (BapEvent event : BapEvent.values()) {
            assertThat(BapTable.TABLE.rows()).anyMatch(row -> row.event() == event);
        }
        for (BapState state : BapState.values()) {
            if (state == BapState.GONE) continue;
            assertThat(BapTable.TABLE.rows()).anyMatch(row -> row.state() == state && row.next() != state);
        }
    }
}
