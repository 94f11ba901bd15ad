package io.trunkline.cli.conference;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Selection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Results of conferences that were never held. */
final class ResultFixture {
    private static final VideoSchedule VIDEO = FrameSchedule.video(320_000, 25);

    private ResultFixture() {}

    /** A second of all streams; from the callee each frame takes twice as long. */
    static ConferenceResult result(String event) {
        return result(event, null, null);
    }

    /** The same of groups that asked for a quality of service. @param granted {@code null} for none */
    static ConferenceResult result(String event, Qos requested, Qos granted) {
        EventLog events = new EventLog(MediaClock.of(new HandClock()));
        events.add(Party.CALLER, event);
        Plan plan = new Plan(
                Duration.ofSeconds(1),
                true,
                Plan.contract(VIDEO, 320_000, 25),
                new byte[160],
                null,
                null,
                VIDEO,
                4096,
                1);
        ProtocolInfo entry = ProtocolInfo.declare("trace/tcp", new UUID(1, 2)).build();
        Selection selection = new Selection("", entry, List.of(), List.of());
        return ConferenceResult.of(
                selection,
                plan,
                List.of(
                        outcome(Party.CALLER, 2, group(Party.CALLER, requested, granted)),
                        outcome(Party.CALLEE, 1, group(Party.CALLEE, requested, granted))),
                events);
    }

    private static GroupFacts group(String party, Qos requested, Qos granted) {
        return new GroupFacts(
                party,
                new GroupId(77),
                GroupKind.CONSTRAINED,
                "127.0.0.1",
                requested,
                granted,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Outcome outcome(String party, int slowness, GroupFacts group) {
        Map<StreamKind, Sent> sent = new EnumMap<>(StreamKind.class);
        Map<StreamKind, Reception> received = new EnumMap<>(StreamKind.class);
        for (StreamKind stream : StreamKind.values()) {
            StreamRecorder recorder = new StreamRecorder(stream, true, new PayloadDigest(Runnable::run));
            for (int k = 0; k < 50; k++) {
                long due = k * 20_000_000L;
                recorder.payload(ByteBuffer.allocate(160));
                recorder.frame(
                        new FrameHeader(FrameHeader.Kind.MEDIA, 160, k, due),
                        due + (long) slowness * (k + 1) * 100_000);
            }
            received.put(stream, recorder.finish(""));
            sent.put(stream, new Sent(50, 8000, digest()));
        }
        return new Outcome(party, 1000, sent, received, Map.of(), Map.of(), group);
    }

    private static String digest() {
        return HexFormat.of().formatHex(PayloadDigest.sha256().digest(new byte[8000]));
    }
}
