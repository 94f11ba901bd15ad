package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one end of a data link does about peers that begin anew, frames that may not be, and a line that goes down. */
class DataLinkErrorsTest {
    private final PlainEvents clock = new PlainEvents(1);
    private final LinkEnd user = new LinkEnd(clock, frame -> {});

    DataLinkErrorsTest() {
        user.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.USER, 0, clock, user)
                .link();
    }

    /** The user's end, established by its own request. */
    private int established() {
        user.link.establish(clock.nowPicos());
        user.receive("00 01 73");
        user.told.clear();
        return user.sent.size();
    }

    private void send(int number) {
        user.link.send(Octets.of(8, number), clock.nowPicos());
    }

    @Test
    void aPeerThatBeginsAnewIsToldToLayer3IfSomethingWasOutstandingOnly() {
        established();
        user.receive("02 01 7F");
        assertThat(user.told).isEmpty();
        send(1);
        user.receive("02 01 7F");
        send(2);

        assertThat(user.told).containsExactly("established, lost 1");
        assertThat(user.errors).containsExactly(LapdError.F_PEER_REESTABLISHMENT, LapdError.F_PEER_REESTABLISHMENT);
        assertThat(user.sentOctets(user.sent.size() - 1)).containsExactly("000100000802");
    }

    @ParameterizedTest
    @CsvSource({
        "02 01 01 04,       J_WRONG_NR,                  an acknowledgement of what was not sent",
        "02 01 00 04 11,    J_WRONG_NR,                  the same in a message",
        "00 01 87 00 00 00 00 00, K_FRMR,                a rejection",
        "00 01 87 00 00,    N_WRONG_SIZE,                a rejection too short",
        "02 01 EF,          L_UNDEFINED_FRAME,           a control field that is not defined",
        "00 01 00 00 11,    L_UNDEFINED_FRAME,           information as a response",
        "02 01 01 00 11,    M_INFORMATION_NOT_PERMITTED, RR with information",
        "00 01 0F,          E_DM,                        DM with F=0"
    })
    void whatRepetitionCannotCureBeginsTheLinkAnew(String octets, LapdError error, String what) {
        int from = established();
        user.receive(octets);

        assertThat(user.errors).as(what).containsExactly(error);
        assertThat(user.sentOctets(user.sent.size() - 1)).containsExactly("00017f");
        assertThat(user.sent.size()).isGreaterThan(from);
        assertThat(user.link.state()).isEqualTo(DataLinkState.AWAITING_ESTABLISHMENT);
    }

    @Test
    void anInformationFieldOfN201OctetsIsTakenAndOneOctetMoreIsNot() {
        established();
        user.receive("02 01 00 00" + "11".repeat(260));
        assertThat(user.messages).hasSize(1);
        user.receive("02 01 02 00" + "11".repeat(261));

        assertThat(user.errors).containsExactly(LapdError.O_TOO_LONG);
        assertThatThrownBy(() -> user.link.send(Octets.copyOf(new byte[261]), 0))
                .hasMessage("a message of 261 octets, expected at most 260 (N201); shorten or segment it");
    }

    @ParameterizedTest
    @CsvSource({
        "00 01 01 01, A_UNSOLICITED_SUPERVISORY", "00 01 1F, B_UNSOLICITED_DM",
        "00 01 73, C_UNSOLICITED_UA", "00 01 63, D_UNSOLICITED_UA"
    })
    void answersThatNobodyAskedForAreReportedAndChangeNothing(String octets, LapdError error) {
        int from = established();
        user.receive(octets);

        assertThat(user.errors).containsExactly(error);
        assertThat(user.sent).hasSize(from);
        assertThat(user.link.state()).isEqualTo(DataLinkState.MULTIPLE_FRAME_ESTABLISHED);
    }

    @Test
    void aLineThatGoesDownReleasesTheLinkAndLeavesNoTimer() {
        established();
        send(1);
        user.link.lineDown(clock.nowPicos());

        assertThat(user.told).containsExactly("released, lost 1");
        assertThat(clock.pending()).isZero();
    }
}
