package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.lapd.LapdControl;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.lapd.LapdSide;
import io.trunkline.provider.telephony.q931.BearerCapability;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementBody;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.LowLayer;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.PartyNumber;
import io.trunkline.provider.telephony.q931.TransferRate;
import io.trunkline.provider.telephony.q931.UserUser;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What all ends of signalling gave their encoders, in the words that tshark has for it: frames of LAPD as they are handed down, and
 * the message of each as call control had it.
 */
final class SentSignalling {
    // @formatter:off
    /** What tshark is asked for, in the order of {@link #row}. */
    private static final List<String> FIELDS = List.of(
            "lapd.sapi", "lapd.tei", "lapd.cr", "lapd.control.n_s", "lapd.control.n_r", "lapd.control.p", "lapd.control.f",
            "lapd.control.u_modifier_cmd", "lapd.control.u_modifier_resp",
            "q931.call_ref", "q931.call_ref_flag", "q931.message_type", "q931.information_element", "q931.information_element_len",
            "q931.sending_complete", "q931.information_transfer_capability", "q931.information_transfer_rate",
            "q931.channel.exclusive", "q931.channel.number", "q931.cause_location", "q931.cause_value",
            "q931.number_type", "q931.numbering_plan", "q931.calling_party_number.digits", "q931.called_party_number.digits",
            "data.data");
    // @formatter:on

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    /** Rows by access and sender, in the order of sending. */
    Map<String, List<String>> rows() {
        return rows;
    }

    /** From now on; before anything has been sent. */
    void watch(TelephonyNetwork network) {
        for (Access access : network.exchange().accesses()) {
            TelephonyHost host = network.hosts().stream()
                    .filter(each -> each.name().equals(access.host()))
                    .findFirst()
                    .orElseThrow();
            End user = end(access, LapdSide.USER);
            host.side(access).watch(user.messages::add);
            host.link(access).watch(user::sends);
            End exchange = end(access, LapdSide.NETWORK);
            network.side(access).watch(exchange.messages::add);
            network.link(access).watch(exchange::sends);
        }
    }

    private End end(Access access, LapdSide side) {
        return new End(
                side, rows.computeIfAbsent(key(access.name(), side == LapdSide.USER), none -> new ArrayList<>()));
    }

    private static String key(String access, boolean fromUser) {
        return access + (fromUser ? " user" : " network");
    }

    /** One end of a signalling channel on which no frame is lost: information frames carry the messages in their order. */
    private static final class End {
        final LapdSide side;
        final List<Message> messages = new ArrayList<>();
        private final List<String> sent;
        private int carried;

        End(LapdSide side, List<String> sent) {
            this.side = side;
            this.sent = sent;
        }

        void sends(LapdFrame frame) {
            Row row = new Row();
            row.frame(frame, side);
            if (frame.control() instanceof LapdControl.I i) {
                assertThat(i.ns()).as("sent once").isEqualTo(carried % LapdControl.MODULUS);
                row.message(messages.get(carried++));
            }
            sent.add(row.text());
        }
    }

    /** Compares with what tshark reads of the frames that were handed over to be sent. */
    void isWhatTsharkReads(TsharkJudge tshark, Path capture) throws IOException {
        List<String> names = new ArrayList<>(List.of("frame.interface_name", "lapd.direction"));
        int own = names.size();
        names.addAll(FIELDS);
        Map<String, List<String>> read = new LinkedHashMap<>();
        tshark.run(TsharkCommand.fields(capture, names.toArray(String[]::new)), line -> {
            String[] values = line.replace("True", "1").split("\t", -1);
            assertThat(values).as(line).hasSize(names.size());
            read.computeIfAbsent(key(values[0], values[1].equals("0")), none -> new ArrayList<>())
                    .add(row(Arrays.copyOfRange(values, own, values.length)));
        });
        assertThat(read.keySet()).isEqualTo(rows.keySet());
        rows.forEach((end, sent) -> {
            for (int i = 0; i < Math.min(sent.size(), read.get(end).size()); i++) {
                assertThat(read.get(end).get(i)).as("%s, frame %d", end, i).isEqualTo(sent.get(i));
            }
            assertThat(read.get(end)).as(end).hasSameSizeAs(sent);
        });
    }

    private static String row(String[] values) {
        StringJoiner row = new StringJoiner(" ");
        for (int i = 0; i < values.length; i++) if (!values[i].isEmpty()) row.add(FIELDS.get(i) + "=" + values[i]);
        return row.toString();
    }

    private static final class Row {
        private final Map<String, List<String>> fields = new LinkedHashMap<>();

        String text() {
            return row(FIELDS.stream()
                    .map(field -> String.join(",", fields.getOrDefault(field, List.of())))
                    .toArray(String[]::new));
        }

        private void put(String field, Object value) {
            if (!FIELDS.contains(field)) throw new AssertionError(field + " is not asked for");
            fields.computeIfAbsent(field, none -> new ArrayList<>()).add(value.toString());
        }

        private static String octet(int value) {
            return "0x" + HEX.toHexDigits((byte) value);
        }

        /** The modifier of ITU-T Q.921 (09/97) Table 5 as the tool has it: without the two bits that mark an unnumbered frame. */
        void frame(LapdFrame frame, LapdSide sender) {
            put("lapd.sapi", frame.sapi());
            put("lapd.tei", frame.tei());
            put("lapd.cr", frame.commandResponse() ? 1 : 0);
            boolean command = frame.isCommand(sender);
            LapdControl control = frame.control();
            if (control instanceof LapdControl.I i) {
                put("lapd.control.n_s", i.ns());
                put("lapd.control.n_r", i.nr());
            } else if (control instanceof LapdControl.S s) {
                put("lapd.control.n_r", s.nr());
            } else {
                int modifier = (frame.encode().at(2) & 0xEC) >> 2;
                put(command ? "lapd.control.u_modifier_cmd" : "lapd.control.u_modifier_resp", octet(modifier));
            }
            if (control.pollFinal()) put(command ? "lapd.control.p" : "lapd.control.f", 1); // shown where it is set
        }

        void message(Message message) {
            put("q931.call_ref", HEX.toHexDigits((short) message.callReference().value()));
            put("q931.call_ref_flag", message.callReference().toOriginator() ? 1 : 0);
            put("q931.message_type", octet(message.header().typeCode()));
            for (Element element : message.elements()) element(element);
        }

        private void element(Element element) {
            if (element.id() == ElementType.SENDING_COMPLETE.code()) {
                put("q931.sending_complete", 1);
                return;
            }
            put("q931.information_element", element.id());
            put("q931.information_element_len", element.contents().size());
            ElementBody body = element.body().toOptional().orElseThrow();
            if (body instanceof BearerCapability bearer) rate(bearer.transfer());
            else if (body instanceof LowLayer low) rate(low.transfer());
            else if (body instanceof ChannelIdentification channel) channel(channel);
            else if (body instanceof Cause cause) cause(cause);
            else if (body instanceof PartyNumber number) number(element, number);
            else if (body instanceof UserUser user) data(user.data());
            else throw new AssertionError("not expected here: " + body);
        }

        private void rate(TransferRate transfer) {
            put("q931.information_transfer_capability", octet(transfer.capability()));
            put("q931.information_transfer_rate", octet(transfer.rate()));
        }

        private void channel(ChannelIdentification channel) {
            put("q931.channel.exclusive", channel.exclusive() ? 1 : 0);
            channel.channels().forEach(number -> put("q931.channel.number", number));
        }

        private void cause(Cause cause) {
            put("q931.cause_location", cause.location());
            put("q931.cause_value", cause.value());
        }

        private void number(Element element, PartyNumber number) {
            put("q931.number_type", octet(number.type()));
            put("q931.numbering_plan", octet(number.plan()));
            boolean calling = element.id() == ElementType.CALLING_NUMBER.code();
            put(calling ? "q931.calling_party_number.digits" : "q931.called_party_number.digits", number.digits());
        }

        private void data(Octets contents) {
            put("data.data", HEX.formatHex(contents.toArray()));
        }
    }
}
