package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.CalledRecord;
import io.trunkline.circuit.testkit.RecordedCalls;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.capture.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The called host alone, with nothing but the captured frames, sees what it saw when the callers were there: all that a far end
 * learns, and when, is on the wire.
 */
class ReplaySystemTest {
    private static final String GOOD_LINE = "skew = 2900us";
    private static final String BAD_LINE = GOOD_LINE + ", loss = 0.01, bit-errors = 1e-5";
    private static final long BIT_NANOS = 15_625;

    @TempDir
    Path folder;

    // ---- the replay

    private static void replaysAsRecorded(RecordedSession session) throws Exception {
        CalledHostReplay.Outcome replay = new CalledHostReplay(session).run(session.frames());
        assertThat(replay.sentByNetwork()).as("nothing else came").isZero();
        CalledRecord.assertSame("upcalls and what they told", replay.record(), session.record());
        CalledRecord.assertSame(
                "all frames, octet for octet, each at its time",
                lines(CapturedFrame.read(replay.capture(), "bob")),
                lines(session.frames()));
        assertThat(replay.leftovers()).isEmpty();
    }

    private static List<String> lines(List<CapturedFrame> frames) {
        return frames.stream().map(CapturedFrame::toString).toList();
    }

    @Test
    void freshFarEndSeesTheSameInTheCapturedFramesAlone() throws Exception {
        RecordedSession session =
                RecordedSession.of(folder, GOOD_LINE, "", Calls::streams, Calls::mixed, RecordedCalls::alone);
        assertThat(session.record().toString())
                .contains("farewell", "refuse me", "told GROUP_QOS", "receives 2984 octets");
        replaysAsRecorded(session);
    }

    @Test
    void bundleThatGrowsLosesAChannelAndShrinksReplaysToo() throws Exception {
        RecordedSession session = RecordedSession.of(folder, GOOD_LINE, "", Calls::streams);
        List<Integer> calls = turns(callsOverTime(session));
        assertThat(calls)
                .as("it grows, loses one, gets one, shrinks, grows and ends")
                .hasSize(7)
                .startsWith(1)
                .endsWith(0);
        assertThat(calls.get(2)).as("one was lost").isEqualTo(calls.get(1) - 1);
        assertThat(calls.get(3)).as("there is another one").isEqualTo(calls.get(1));
        replaysAsRecorded(session);
    }

    /** How many calls bob's access has after each that has come or gone. */
    private static List<Integer> callsOverTime(RecordedSession session) {
        Set<Integer> calls = new LinkedHashSet<>();
        List<Integer> counts = new ArrayList<>();
        for (CapturedFrame frame : session.frames()) {
            Message message = frame.message().orElse(null);
            if (message == null) continue;
            int call = message.callReference().value();
            boolean changes = switch (message.type().orElseThrow()) {
                case SETUP -> calls.add(call);
                case RELEASE, RELEASE_COMPLETE -> calls.remove(call);
                default -> false;
            };
            if (changes) counts.add(calls.size());
        }
        return counts;
    }

    /** The numbers at which growing ends and shrinking begins, or the other way round. */
    private static List<Integer> turns(List<Integer> counts) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            boolean ends = i + 1 == counts.size();
            boolean turn = i == 0 || ends || counts.get(i) > counts.get(i - 1) != counts.get(i + 1) > counts.get(i);
            if (turn) turns.add(counts.get(i));
        }
        return turns;
    }

    @Test
    void lossAndDamageAndCallsThatTheNetworkClearedReplayToo() throws Exception {
        RecordedSession session =
                RecordedSession.of(folder, BAD_LINE, "at=8s release group-of=alice cause=41", Calls::endless);
        assertThat(session.record()).anyMatch(line -> line.contains("WSAENETDOWN"));
        assertThat(session.frames().stream().filter(frame -> frame.message().isPresent()))
                .as("signalling is repeated")
                .hasSizeGreaterThan(0);
        replaysAsRecorded(session);
    }

    // ---- what would show if it were not so

    @Test
    void captureThatIsNotWhatCameShows() throws Exception {
        RecordedSession session = RecordedSession.of(folder, GOOD_LINE, "", RecordedCalls::alone);
        String heard = session.record().stream()
                .filter(line -> line.contains("receives"))
                .skip(4)
                .findFirst()
                .orElseThrow();
        long atPicos = Long.parseLong(heard.substring(0, heard.indexOf(' ')));
        int data = find(session, frame -> frame.channel() > 0 && frame.picos() == atPicos, 0);
        int setup = find(session, frame -> is(frame, MessageType.SETUP), 0);
        int disconnect = find(session, frame -> is(frame, MessageType.DISCONNECT), 0);
        CapturedFrame frame = session.frames().get(data);
        assertThat(withInstead(session, data)).as("a frame is missing").isNotEqualTo(session.record());
        assertThat(withInstead(session, data, turned(frame, 60)))
                .as("a bit is another one")
                .isNotEqualTo(session.record());
        assertThat(withInstead(session, data, later(frame)))
                .as("a frame comes a bit later")
                .isNotEqualTo(session.record());
        assertThat(withInstead(
                        session,
                        setup,
                        turned(
                                session.frames().get(setup),
                                session.frames().get(setup).octets().length - 1)))
                .as("the caller says something else")
                .isNotEqualTo(session.record());
        CalledHostReplay.Outcome uncleared = outcomeWith(session, disconnect);
        assertThat(lines(CapturedFrame.read(uncleared.capture(), "bob")))
                .as("nobody clears the call")
                .isNotEqualTo(lines(session.frames()));
        assertThat(withInstead(session, data, frame)).as("nothing is changed").isEqualTo(session.record());
    }

    private static boolean is(CapturedFrame frame, MessageType type) {
        return frame.message()
                .flatMap(message -> message.type())
                .filter(type::equals)
                .isPresent();
    }

    /** The place of a frame towards bob. @param before how many such frames come before it */
    private static int find(RecordedSession session, Predicate<CapturedFrame> which, int before) {
        return IntStream.range(0, session.frames().size())
                .filter(i -> session.frames().get(i).direction() == Direction.TO_USER)
                .filter(i -> which.test(session.frames().get(i)))
                .skip(before)
                .findFirst()
                .orElseThrow();
    }

    private static CapturedFrame turned(CapturedFrame frame, int octet) {
        byte[] octets = frame.octets().clone();
        octets[octet] ^= 1;
        return new CapturedFrame(frame.channel(), frame.direction(), frame.nanos(), octets);
    }

    private static CapturedFrame later(CapturedFrame frame) {
        return new CapturedFrame(frame.channel(), frame.direction(), frame.nanos() + BIT_NANOS, frame.octets());
    }

    /** What the far end sees if one frame is not as it was. */
    private static List<String> withInstead(RecordedSession session, int index, CapturedFrame... instead)
            throws Exception {
        return outcomeWith(session, index, instead).record();
    }

    private static CalledHostReplay.Outcome outcomeWith(RecordedSession session, int index, CapturedFrame... instead)
            throws Exception {
        List<CapturedFrame> frames = new ArrayList<>(session.frames());
        frames.remove(index);
        frames.addAll(index, List.of(instead));
        return new CalledHostReplay(session).run(frames);
    }
}
