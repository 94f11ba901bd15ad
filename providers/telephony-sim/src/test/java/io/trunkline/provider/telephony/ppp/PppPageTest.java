package io.trunkline.provider.telephony.ppp;

import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/ppp.md equal to the tables in the code; {@code -Dkit.write=true} writes them into the page, in order. */
class PppPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/ppp.md");

    private static List<String> tables() {
        return List.of(
                PppProtocol.print(),
                ControlCode.print(),
                LcpOption.print(),
                overhead(),
                timers(),
                ControlTable.TABLE.print());
    }

    private static String overhead() {
        MarkdownTable rows =
                new MarkdownTable("frames", "headers", "octets per fragment with check sequence and one flag");
        for (FrameFormat frames :
                List.of(FrameFormat.FULL, new FrameFormat(true, false), new FrameFormat(true, true))) {
            for (HeaderFormat headers : List.of(HeaderFormat.LONG, HeaderFormat.SHORT)) {
                int octets = frames.headerOctets(PppProtocol.MULTILINK.number()) + headers.octets() + 3;
                rows.row(words(frames), headers.shortSequence() ? "short" : "long", octets);
            }
        }
        return rows.toString();
    }

    private static String words(FrameFormat frames) {
        if (!frames.withoutAddress()) return "full";
        return frames.shortProtocol() ? "without address, short protocol" : "without address";
    }

    private static String timers() {
        ControlProfile profile = ControlProfile.of(PppProtocol.LINK_CONTROL, Octets.NONE);
        return new MarkdownTable("what", "value", "clause")
                .row("restart timer at first", millis(profile.firstRestart()), "RFC 1618 §5")
                .row("restart timer, doubled up to", millis(profile.lastRestart()), "RFC 1661 §4.6")
                .row("Max-Configure", profile.maxConfigure(), "RFC 1661 §4.6")
                .row("Max-Terminate", profile.maxTerminate(), "RFC 1661 §4.6")
                .row("Max-Failure", profile.maxFailure(), "RFC 1661 §4.6")
                .toString();
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    @Test
    void pageShowsTheTablesThatTheCodePrints() throws IOException {
        PAGE.shows(tables());
    }
}
