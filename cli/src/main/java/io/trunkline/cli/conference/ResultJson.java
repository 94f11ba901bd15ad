package io.trunkline.cli.conference;

import io.trunkline.cli.ProgramVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A conference's result as JSON. What depends on the time and the machine sits under {@code environment}. */
final class ResultJson {
    private ResultJson() {}

    static Map<String, Object> of(ConferenceResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("provider", result.selection().chosen().id());
        json.put("chain", result.selection().chain());
        json.put("grouped", result.plan().grouped());
        json.put("seed", result.plan().seed());
        json.put("durationSeconds", result.durationMillis() / 1000.0);
        json.put("groups", result.groups().stream().map(ResultJson::group).toList());
        json.put("streams", result.streams().stream().map(ResultJson::stream).toList());
        json.put("events", result.events().stream().map(ResultJson::event).toList());
        json.put("verdict", result.isWhole() ? "good" : "failed");
        json.put("expectations", List.of());
        json.put("environment", environment(result));
        return json;
    }

    /** Adds how long it took, in real time. */
    @SuppressWarnings("unchecked") // made above
    static void wallNanos(Map<String, Object> json, long nanos) {
        Map<String, Object> environment = (Map<String, Object>) json.get("environment");
        environment.put("wallSeconds", Math.round(nanos / 1e6) / 1e3);
    }

    /** Adds what was expected; the verdict is good only if all of it is so. */
    static void judge(Map<String, Object> json, List<Expectation> expectations) {
        List<Object> judged = new ArrayList<>();
        boolean good = json.get("verdict").equals("good");
        for (Expectation expectation : expectations) {
            Expectation.Answer answer = expectation.check(json);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("expected", expectation.text());
            one.put("found", answer.found());
            one.put("met", answer.met());
            judged.add(one);
            good &= answer.met();
        }
        json.put("expectations", judged);
        json.put("verdict", good ? "good" : "failed");
    }

    private static Map<String, Object> group(GroupFacts group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("party", group.party());
        json.put("id", Integer.toUnsignedLong(group.id().value()));
        json.put("kind", Words.kind(group.kind()));
        json.put("constrainedTo", group.constrainedTo().isEmpty() ? null : group.constrainedTo());
        json.put("qosRequested", Words.json(group.requested()));
        json.put("qosGranted", Words.json(group.granted()));
        json.put("circuit", network(group.circuit()));
        json.put("network", network(group.network()));
        List<Object> members = new ArrayList<>();
        group.members().forEach((stream, socket) -> {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("stream", stream.label());
            member.put("priority", socket.priority());
            member.put("octetsSent", socket.octetsSent());
            member.put("octetsReceived", socket.octetsReceived());
            member.put("shareAchieved", socket.shareAchieved());
            member.put("inversions", socket.inversions());
            member.put("queuedOctets", socket.queuedOctets());
            member.put("waitCounts", socket.waits().counts());
            member.put("circuit", socket.circuit());
            member.put("network", network(socket.network()));
            members.add(member);
        });
        json.put("members", members);
        return json;
    }

    /** What is told of a circuit or a member, numbers as numbers, rows of numbers as arrays; {@code null} for nothing. */
    private static Map<String, Object> network(Map<String, String> facts) {
        if (facts.isEmpty()) return null;
        Map<String, Object> json = new LinkedHashMap<>();
        facts.forEach((name, text) -> json.put(name, value(text)));
        return json;
    }

    private static Object value(String text) {
        if (text.matches("\\d{1,18}")) return Long.valueOf(text);
        if (!text.matches("\\[(\\d{1,18}(, \\d{1,18})*)?]")) return text;
        String inside = text.substring(1, text.length() - 1);
        return inside.isEmpty()
                ? List.of()
                : Arrays.stream(inside.split(", ")).map(Long::valueOf).toList();
    }

    private static Map<String, Object> stream(StreamResult result) {
        Sent sent = result.sent();
        Reception received = result.received();
        long lost = result.lostOctets();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", result.stream().label());
        json.put("from", result.from());
        json.put("priority", result.stream().priority());
        json.put("offeredOctets", sent == null ? null : sent.octets());
        json.put("deliveredOctets", received == null ? null : received.octets());
        json.put("lostOctets", lost < 0 ? null : lost);
        json.put("sha256Sent", sent == null ? null : sent.sha256());
        json.put("sha256Received", received == null ? null : received.sha256());
        json.put("throughputBitsPerSecond", received == null ? null : Math.round(received.throughputBitsPerSecond()));
        Reception.Delay delay = received == null ? null : received.delay();
        json.put("delayMillis", delay == null ? null : delay(delay));
        if (delay == null) json.put("delayReason", noDelay(received));
        json.put("deadlineMisses", delay == null ? null : delay.misses());
        return json;
    }

    private static String noDelay(Reception received) {
        if (received == null) return "the other side could not tell what it received";
        return "the parties share no clock: delay one way can only be measured between processes of one host";
    }

    private static Map<String, Object> delay(Reception.Delay delay) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("p50", millis(delay.p50Nanos()));
        json.put("p99", millis(delay.p99Nanos()));
        json.put("max", millis(delay.maxNanos()));
        json.put("samples", delay.samples());
        return json;
    }

    /** Milliseconds with three decimals. */
    static double millis(double nanos) {
        return Math.round(nanos / 1000) / 1000.0;
    }

    private static Map<String, Object> event(EventLog.Event event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("atSeconds", Math.round(event.atNanos() / 1e6) / 1000.0);
        json.put("party", event.party());
        json.put("text", event.text());
        return json;
    }

    private static Map<String, Object> environment(ConferenceResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        json.put("processes", result.processes());
        json.put("version", ProgramVersion.text());
        json.put("java", Runtime.version());
        json.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        return json;
    }
}
