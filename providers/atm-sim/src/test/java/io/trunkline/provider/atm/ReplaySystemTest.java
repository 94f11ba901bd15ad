package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.CalledRecord;
import io.trunkline.circuit.testkit.RecordedCalls;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.CellHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The called host alone, with nothing but the captured cells, sees what it saw when the callers were there: all that a far end
 * learns, and when, is on the wire.
 */
class ReplaySystemTest {
    private static final String GOOD_LINE = "rate = oc3c, delay = 5us";
    private static final String BAD_LINE = GOOD_LINE + ", loss = 0.01, bit-errors = 1e-4";

    @TempDir
    Path folder;

    // ---- the replay

    private CalledHostReplay.Outcome replayed(String line, List<CapturedCell> cells, Duration life) throws Exception {
        return new CalledHostReplay(folder, line, Slots.OC3C_5_MICROS).run(cells, life);
    }

    private void replaysAsRecorded(String line, RecordedSession session) throws Exception {
        CalledHostReplay.Outcome replay = replayed(line, session.toBob(), session.life());
        assertThat(replay.sentByNetwork()).as("nothing else came").isZero();
        CalledRecord.assertSame("upcalls and what they told", replay.record(), session.record());
        CalledRecord.assertSame(
                "its answers, octet for octet, each at its time",
                lines(CapturedCell.read(replay.capture(), RecordedSession.LINE, true)),
                lines(session.fromBob()));
        assertThat(replay.leftovers()).isEmpty();
    }

    private static List<String> lines(List<CapturedCell> cells) {
        return cells.stream()
                .map(cell -> cell.stamp() + " " + Octets.copyOf(cell.octets()))
                .toList();
    }

    @Test
    void freshFarEndSeesTheSameInTheCapturedCellsAlone() throws Exception {
        RecordedSession session =
                RecordedSession.of(folder, GOOD_LINE, "", Calls::streams, Calls::mixed, RecordedCalls::alone);
        assertThat(session.record().toString())
                .contains("farewell", "refuse me", "told GROUP_QOS", "receives 2984 octets");
        replaysAsRecorded(GOOD_LINE, session);
    }

    @Test
    void cellsThatWereDamagedAndACallThatTheNetworkClearedReplayToo() throws Exception {
        RecordedSession session =
                RecordedSession.of(folder, BAD_LINE, "at=3s release group-of=alice cause=41", Calls::endless);
        assertThat(session.record()).anyMatch(line -> line.contains("WSAENETDOWN"));
        assertThat(session.toBob()).as("headers are damaged").anyMatch(cell -> !cell.headerIsGood());
        replaysAsRecorded(BAD_LINE, session);
    }

    @Test
    void captureThatIsNotWhatCameShows() throws Exception {
        RecordedSession session = RecordedSession.of(folder, GOOD_LINE, "", RecordedCalls::alone);
        List<CapturedCell> cells = session.toBob();
        int data = IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).vci() != CellHeader.SIGNALLING_VCI
                        && cells.get(i).isLast())
                .skip(4)
                .findFirst()
                .orElseThrow();
        CapturedCell cell = cells.get(data);
        byte[] turned = cell.octets().clone();
        turned[20] ^= 1;
        long slotLater = Slots.stamp(Slots.OC3C_5_MICROS.following(Slots.OC3C_5_MICROS.exactPicos(cell.stamp())));
        assertThat(withInstead(session, data)).as("a cell is missing").isNotEqualTo(session.record());
        assertThat(withInstead(session, data, new CapturedCell(cell.line(), false, cell.stamp(), turned)))
                .as("a bit is another one")
                .isNotEqualTo(session.record());
        assertThat(withInstead(session, data, new CapturedCell(cell.line(), false, slotLater, cell.octets())))
                .as("a cell comes a slot later")
                .isNotEqualTo(session.record());
        assertThat(withInstead(session, data, cell)).as("nothing is changed").isEqualTo(session.record());
    }

    /** What the far end sees if one cell is not as it was. */
    private List<String> withInstead(RecordedSession session, int index, CapturedCell... instead) throws Exception {
        List<CapturedCell> cells = new ArrayList<>(session.toBob());
        cells.remove(index);
        cells.addAll(index, List.of(instead));
        return replayed(GOOD_LINE, cells, session.life()).record();
    }
}
