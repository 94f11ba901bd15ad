package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.protocol.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/atm-traffic.md equal to what the code computes; {@code -Dkit.write=true} writes the tables into the page. */
class TrafficPageTest {
    private static final Path PAGE = Path.of("../../docs/protocols/atm-traffic.md");
    private static final Encapsulation OVERHEAD = new Encapsulation(12, 1_460, 2_080, 50);
    private static final QosMapping MAPPING = new QosMapping(OVERHEAD, LinkRate.E1);

    /** Each table behind its heading. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("## Categories", categories());
        tables.put("## Worked example", example());
        tables.put("## Refused and asked again", refusal());
        tables.put("## Lines", lines());
        tables.put("## Objects", SpecificElement.print());
        return tables;
    }

    @Test
    void pageShowsWhatTheCodeComputes() throws IOException {
        if (Boolean.getBoolean("kit.write")) write();
        String page = Files.readString(PAGE);
        assertThat(tables()).allSatisfy((heading, table) -> assertThat(page).contains(heading + "\n", table));
    }

    /** Replaces the first table behind each heading. */
    private static void write() throws IOException {
        String page = Files.readString(PAGE);
        for (Map.Entry<String, String> each : tables().entrySet()) {
            int heading = page.indexOf(each.getKey() + "\n");
            assertThat(heading).as("heading %s", each.getKey()).isNotNegative();
            int from = page.indexOf("\n|", heading) + 1;
            int to = page.indexOf("|\n\n", from);
            page = page.substring(0, from) + each.getValue() + (to < 0 ? "" : page.substring(to + 2));
        }
        Files.writeString(PAGE, page);
    }

    private static String categories() {
        FlowSpec flow = FlowSpec.guaranteed(64_000, 4_000);
        MarkdownTable table = new MarkdownTable("service type", "peak", "category", "conformance", "promised");
        for (ServiceType type : new ServiceType[] {
            ServiceType.SERVICETYPE_GUARANTEED,
            ServiceType.SERVICETYPE_CONTROLLEDLOAD,
            ServiceType.SERVICETYPE_BESTEFFORT,
            ServiceType.SERVICETYPE_NOTRAFFIC
        }) {
            category(table, flow.withServiceType(type), "any");
        }
        category(table, flow.withPeakBandwidth(128_000), "above the token rate");
        return table.toString();
    }

    private static void category(MarkdownTable table, FlowSpec flow, String peak) {
        TrafficContract contract = MAPPING.contractOf(Qos.symmetric(flow));
        boolean guaranteed = flow.serviceType() == ServiceType.SERVICETYPE_GUARANTEED;
        table.row(
                flow.serviceType().name().replace("SERVICETYPE_", ""),
                guaranteed && peak.equals("any") ? "none, or the token rate" : peak,
                contract.category(),
                Conformance.of(contract.category(), contract.forward()),
                contract.category().isReserved() ? "yes" : "no");
    }

    private static FlowSpec audioAndVideo() {
        return FlowSpec.guaranteed(64_000, 8_000)
                .withPeakBandwidth(128_000)
                .withDelay(40_000, 5_000)
                .withSizes(1_500, 160);
    }

    private static String example() {
        FlowSpec flow = audioAndVideo();
        CellRatio ratio = MAPPING.ratio(flow);
        FlowDefaults numbers = MAPPING.numbers(flow, ratio);
        TrafficContract contract = MAPPING.contractOf(Qos.of(flow, FlowSpec.NO_TRAFFIC));
        CellTraffic forward = contract.forward();
        MarkdownTable table = new MarkdownTable("number", "value", "from");
        table.row("line", LinkRate.E1.cellsPerSecond() + " cells/s", "E1, 30 slots");
        table.row("worst size", ratio.octets() + " octets, " + ratio.cells() + " cells", "160 to 1,500 octets");
        table.row("service rate R", MAPPING.serviceRate(flow, numbers) + " octets/s", "40 ms");
        table.row("bucket", ratio.cellsOf(numbers.bucket()) + " cells", "8,000 octets");
        table.row("SCR", forward.scr() + " cells/s", "R, and 50 cells/s of the provider");
        table.row("PCR", forward.pcr() + " cells/s", "128,000 octets/s, and 50 cells/s");
        table.row("MBS", forward.mbs() + " cells", "the bucket at the peak");
        table.row("backward", contract.backward().pcr() + " cells/s", "the provider's own");
        table.row("transit delay", contract.maxTransitDelayMillis() + " ms", "40 ms");
        table.row(
                "fragment", FragmentSize.octets(forward, flow.latencyMicros(), 12) + " octets", "SCR, 40 ms, shim 12");
        table.row("booked", booked(forward) + " cells/s", "256 cells of buffer");
        return table.toString();
    }

    private static int booked(CellTraffic forward) {
        return EquivalentBandwidth.cellsPerSecond(ServiceCategory.RT_VBR, forward, LinkRate.E1, 256);
    }

    private static String refusal() {
        Admission admission = new Admission(LinkRate.E1, Admission.Terms.USUAL);
        MarkdownTable table = new MarkdownTable("request", "token rate asked", "answer", "token rate granted", "left");
        FlowSpec flow =
                audioAndVideo().withPeakBandwidth(FlowSpec.NOT_SPECIFIED).withDelay(200_000, 5_000);
        for (int i = 1; i <= 4; i++) {
            Qos asked = Qos.of(flow, FlowSpec.NO_TRAFFIC);
            TrafficContract wanted = MAPPING.contractOf(asked);
            boolean made = admission.reserve(wanted).isPresent();
            TrafficContract got = made ? wanted : admission.available(wanted).orElseThrow();
            long granted = MAPPING.granted(asked, got).sending().tokenRateOctetsPerSecond();
            table.row(
                    i,
                    flow.tokenRateOctetsPerSecond(),
                    made ? "admitted" : "refused, could have",
                    granted,
                    admission.left().forward());
            flow = made ? flow : flow.withTokenRate(granted);
        }
        assertThat(admission.circuits()).as("the last was admitted").isEqualTo(3);
        return table.toString();
    }

    private static String lines() {
        MarkdownTable table = new MarkdownTable("line", "cells per second");
        table.row("T1", LinkRate.T1.cellsPerSecond());
        table.row("E1", LinkRate.E1.cellsPerSecond());
        table.row("OC-3c", LinkRate.OC3C.cellsPerSecond());
        table.row("OC-12c", LinkRate.OC12C.cellsPerSecond());
        return table.toString();
    }
}
