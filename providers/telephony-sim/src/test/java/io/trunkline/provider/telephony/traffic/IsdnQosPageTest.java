package io.trunkline.provider.telephony.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.provider.telephony.exchange.LossFormulas;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page shows what the code computes; with {@code -Dkit.write=true} it is rewritten. */
class IsdnQosPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("..", "..", "docs", "protocols", "isdn-qos.md");
    private static final FramingOverhead[] BOTH = {FramingOverhead.FULL, FramingOverhead.COMPRESSED};

    @Test
    void fragmentsAreThoseOfThePage() throws IOException {
        MarkdownTable table = new MarkdownTable(
                "fragment octets",
                "11: efficiency mean / worst",
                "11: ms mean / worst",
                "6: efficiency mean / worst",
                "6: ms mean / worst");
        for (int octets : new int[] {40, 80, 120, 160, 240, 500, 1500}) {
            Object[] cells = new Object[5];
            cells[0] = octets;
            for (int i = 0; i < BOTH.length; i++) {
                Ratio mean = FragmentSize.seconds(octets, BOTH[i], Stuffing.MEAN);
                Ratio worst = FragmentSize.seconds(octets, BOTH[i], Stuffing.WORST);
                Ratio best = Ratio.of(octets, 8000);
                cells[1 + 2 * i] =
                        best.over(mean).text(3) + " / " + best.over(worst).text(3);
                cells[2 + 2 * i] =
                        mean.times(1000).text(1) + " / " + worst.times(1000).text(1);
            }
            table.row(cells);
        }
        PAGE.holds("fragments", table.toString());
    }

    @Test
    void largestFragmentsAreThoseOfThePage() throws IOException {
        MarkdownTable table = new MarkdownTable("within ms", "11: mean", "11: worst", "6: mean", "6: worst");
        for (int millis : new int[] {5, 10, 20, 30, 50}) {
            Object[] cells = new Object[5];
            cells[0] = millis;
            for (int i = 0; i < 4; i++) {
                Stuffing stuffing = i % 2 == 0 ? Stuffing.MEAN : Stuffing.WORST;
                cells[1 + i] = FragmentSize.largestWithin(millis * 1000L, BOTH[i / 2], stuffing);
            }
            table.row(cells);
        }
        PAGE.holds("sizes", table.toString());
    }

    @Test
    void channelsOfMediaAreThoseOfThePage() throws IOException {
        MarkdownTable table = new MarkdownTable("flow", "11: channels mean / worst", "6: channels mean / worst");
        media(table, "G.711, 64 kbit/s, 160 octets", 8_000, 160);
        media(table, "G.722, 48 kbit/s, 120 octets", 6_000, 120);
        media(table, "G.728, 16 kbit/s, 40 octets", 2_000, 40);
        media(table, "video, 112 kbit/s, 500 octets", 14_000, 500);
        media(table, "video, 320 kbit/s, 1000 octets", 40_000, 1_000);
        media(table, "data, 64 kbit/s, 1500 octets", 8_000, 1_500);
        media(table, "conference, 448 kbit/s, 160 octets and more", 56_000, 160);
        PAGE.holds("media", table.toString());
    }

    private static void media(MarkdownTable table, String name, long rate, int packet) {
        String[] cells = new String[2];
        for (int i = 0; i < 2; i++) {
            ChannelMapping mapping = new ChannelMapping(BOTH[i], 160, Ratio.ZERO, 0, PathDelay.NONE, 30);
            FlowSpec worst = FlowSpec.guaranteed(rate, packet).withSizes(packet, packet);
            FlowSpec mean = worst.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD);
            cells[i] = mapping.load(mean).text(2) + " / " + mapping.load(worst).text(2);
        }
        table.row(name, cells[0], cells[1]);
    }

    @Test
    void lostCallsAreThoseOfThePage() throws IOException {
        MarkdownTable table = new MarkdownTable("circuits", "erlang: lost", "erlang at 1 %", "erlang at 0.1 %");
        double[][] loads = {{.1, .5}, {.5, 1}, {2, 3}, {5, 7}, {15, 20}, {20, 25}, {36, 40}, {50}};
        int[] circuits = {1, 2, 6, 10, 23, 30, 46, 60};
        for (int i = 0; i < circuits.length; i++) {
            StringBuilder lost = new StringBuilder();
            for (double load : loads[i]) {
                lost.append(lost.length() == 0 ? "" : "; ")
                        .append(String.format(
                                Locale.ROOT, "%.1f: %.4f", load, LossFormulas.erlangB(circuits[i], load)));
            }
            table.row(
                    circuits[i],
                    lost,
                    String.format(Locale.ROOT, "%.3f", LossFormulas.loadFor(circuits[i], .01)),
                    String.format(Locale.ROOT, "%.3f", LossFormulas.loadFor(circuits[i], .001)));
        }
        PAGE.holds("losses", table.toString());
    }

    @Test
    void exampleOfThePageHolds() throws IOException {
        FlowSpec flow = FlowSpec.guaranteed(56_000, 4_000).withSizes(1_500, 160);
        ChannelMapping mapping = ChannelMapping.of(FramingOverhead.COMPRESSED, 160, 30);
        Qos loaded = Qos.symmetric(flow.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD));
        assertThat(PAGE.text())
                .contains("needs " + mapping.load(flow).text(2) + ", so " + mapping.channels(Qos.symmetric(flow))
                        + " channels")
                .contains("and " + mapping.channels(loaded) + " with it");
    }
}
