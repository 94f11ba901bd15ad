package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.TestExchange.Answering;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.ChannelIdentification.Form;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.UserUser;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.LinuxLapd;
import io.trunkline.simulation.capture.PcapngWriter;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tshark, a program of others, reads from the D channel: types, references, channels, causes, numbers, rates and data as sent. */
@Tag("once") // what it finds out is the same on every JDK
class CaptureTest extends Ladder {
    private static final String SETUP = "0x05";

    @TempDir
    private Path directory;

    private TsharkJudge judge;

    @BeforeEach
    void findTshark() {
        assumeTrue(TsharkJudge.find().isPresent(), TsharkJudge.absence());
        judge = TsharkJudge.find().orElseThrow();
    }

    /** Writes the D channel of an access, each message in an information frame with addresses and numbers as LAPD counts them. */
    private Path written(TestExchange.Access access) throws Exception {
        Path file = directory.resolve(access.name + ".pcapng");
        int[] sent = new int[2];
        try (PcapngWriter writer = new PcapngWriter(file, "")) {
            int at = writer.addInterface(access.name, LinkType.LINUX_LAPD);
            for (TestBus.Passed one : access.bus.passed()) {
                Direction direction = Direction.of(one.fromUser());
                int way = one.fromUser() ? 0 : 1;
                ByteArrayOutputStream frame = new ByteArrayOutputStream();
                frame.write(one.fromUser() ? 0 : 2);
                frame.write(one.tei() << 1 | 1);
                frame.write(sent[way] << 1);
                frame.write(sent[1 - way] << 1);
                sent[way] = (sent[way] + 1) % 128;
                frame.writeBytes(one.message().toArray());
                writer.record(at, one.atPicos(), direction, LinuxLapd.record(direction, frame.toByteArray()));
            }
        }
        return file;
    }

    private List<String> read(TestExchange.Access access, String... fields) throws Exception {
        Path file = written(access);
        List<String> all = new ArrayList<>();
        judge.run(new TsharkCommand(List.of("tshark", "-n", "-r", file.toString(), "-q", "-z", "expert")), all::add);
        assertThat(all).as("expert items").allMatch(String::isBlank);
        List<String> malformed = new ArrayList<>();
        judge.run(TsharkCommand.fields(file, "frame.number").with("-Y", "_ws.malformed || !q931"), malformed::add);
        assertThat(malformed).as("frames that are no messages").isEmpty();
        List<String> lines = new ArrayList<>();
        judge.run(TsharkCommand.fields(file, fields), lines::add);
        return lines;
    }

    @Test
    void aGoodCallAndABusyOne() throws Exception {
        SetupRequest request = SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.exclusive(7));
        UserUser text = new UserUser(UserUser.TEXT, Octets.hex("43414c4c4552"));
        List<Element> specific = List.of(Element.of(ElementType.USER_USER, text));
        Call call = a.side.setup(
                new SetupRequest("222", true, Optional.of("111"), request.wish(), Octets.NONE, specific), a.listener());
        net.clock.seconds(1);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        b.answering = Answering.BUSY;
        a.call("222");
        net.clock.seconds(1);
        String[] fields = {
            "lapd.direction",
            "q931.message_type",
            "q931.call_ref",
            "q931.call_ref_flag",
            "q931.channel.number",
            "q931.cause_value",
            "q931.called_party_number.digits",
            "q931.calling_party_number.digits",
            "q931.user.string"
        };
        assertThat(read(atA, fields))
                .containsExactly(
                        "0\t0x05\t0001\t0\t7\t\t222\t111\tCALLER",
                        "1\t0x02\t0001\t1\t7\t\t\t\t",
                        "1\t0x07\t0001\t1\t\t\t\t\t",
                        "0\t0x0f\t0001\t0\t\t\t\t\t",
                        "0\t0x45\t0001\t0\t\t16\t\t\t",
                        "1\t0x4d\t0001\t1\t\t16\t\t\t",
                        "0\t0x5a\t0001\t0\t\t\t\t\t",
                        "0\t0x05\t0002\t0\t\t\t222\t111\t",
                        "1\t0x02\t0002\t1\t1\t\t\t\t",
                        "1\t0x45\t0002\t1\t\t17\t\t\t",
                        "0\t0x4d\t0002\t0\t\t16\t\t\t",
                        "1\t0x5a\t0002\t1\t\t\t\t\t");
    }

    @Test
    void aRefusedCallAndAMultirateOne() throws Exception {
        net.circuits = 6;
        a.side.setup(
                SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.exclusive(1, 2, 3, 4, 5, 6)), a.listener());
        net.clock.seconds(1);
        a.call("222");
        net.clock.seconds(1);
        String[] fields = {
            "q931.message_type",
            "q931.information_transfer_rate",
            "q931.bearer_capability.rate_multiplier",
            "q931.channel.number",
            "q931.cause_value"
        };
        List<String> lines = read(atA, fields);
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo(SETUP + "\t0x18,0x18\t6,6\t1,2,3,4,5,6\t");
        assertThat(lines.get(5)).isEqualTo("0x5a\t\t\t\t34");
    }

    @Test
    void aRestartByNumberAndBySlotMap() throws Exception {
        ChannelIdentification some = ChannelIdentification.numbers(true, List.of(1, 2));
        a.side.restart(Optional.of(some));
        a.side.restart(Optional.of(some.as(Form.E1_MAP)));
        net.clock.seconds(1);
        assertThat(read(atA, "q931.message_type", "q931.call_ref_flag", "q931.channel.number", "q931.channel.slot_map"))
                .containsExactly(
                        "0x46\t0\t1,2\t",
                        "0x4e\t1\t1,2\t",
                        "0x46\t0\t\t0x00,0x00,0x00,0x06",
                        "0x4e\t1\t\t0x00,0x00,0x00,0x06");
    }

    @Test
    void aCallThatIsParkedAndTakenUpAgain() throws Exception {
        TestExchange.Access basic = net.access("44", AccessKind.BASIC);
        TestExchange.Terminal e = basic.terminal();
        Call call = e.call("222");
        net.clock.seconds(1);
        call.suspend(Octets.of(1, 2, 3));
        net.clock.seconds(1);
        e.side.resume(Octets.of(1, 2, 3), e.listener());
        net.clock.seconds(1);
        assertThat(read(basic, "q931.message_type", "q931.call_ref", "q931.channel.selection"))
                .endsWith("0x25\t01\t", "0x2d\t01\t", "0x26\t02\t", "0x2e\t02\t0x01");
    }
}
