package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.NetworkSide;
import io.trunkline.provider.atm.wire.AalParameters;
import io.trunkline.provider.atm.wire.AalTag;
import io.trunkline.provider.atm.wire.BearerCapability;
import io.trunkline.provider.atm.wire.CallState;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementBody;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.PartyNumber;
import io.trunkline.provider.atm.wire.QosParameter;
import io.trunkline.provider.atm.wire.TrafficDescriptor;
import io.trunkline.provider.atm.wire.TrafficTag;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What all ends of signalling gave their encoders, in the words that tshark has for it: units of SSCOP as they are handed
 * down, and the message of each as call control had it. Where tshark 4.0 is known to misread, the misreading is expected.
 */
final class SentSignalling {
    // @formatter:off
    /** What tshark is asked for, in the order of {@link #row}. */
    private static final List<String> FIELDS = List.of(
            "sscop.type", "sscop.sq", "sscop.mr", "sscop.s", "sscop.ps", "sscop.r", "sscop.stat.s",
            "q2931.message_type", "q2931.call_ref", "q2931.call_ref_flag", "q2931.message_len", "q2931.information_element",
            "q2931.aal1.forward_max_cpcs_sdu_size", "q2931.aal1.backward_max_cpcs_sdu_size",
            "q2931.atm_identifier", "q2931.atm_identifier_value",
            "q2931.bearer_class", "q2931.atm_transfer_capability", "q2931.user_plane_connection_configuration",
            "q2931.qos_class_forward", "q2931.qos_class_backward",
            "q2931.number.plan", "arp.src.atm_afi", "arp.src.atm_rest_of_address",
            "q2931.conn_id.vpci", "q2931.conn_id.vci",
            "q2931.cause.location", "q2931.cause.value", "q2931.call_state",
            "q2931.endpoint_reference.identifier_value",
            "q2931.information_element.data");
    // @formatter:on

    /** Elements that tshark does not read, or reads in a way of its own. */
    private static final Set<ElementType> UNREAD =
            EnumSet.of(ElementType.TRANSIT_DELAY, ElementType.REPORT_TYPE, ElementType.USER_USER);

    private static final String SENT = "0";
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    /** Rows by the node that sent them, in the order of sending. */
    Map<String, List<String>> rows() {
        return rows;
    }

    /** From now on. */
    void watch(AtmNetwork network) {
        for (SignallingLink link : network.signallingLinks()) {
            String[] name = link.name().split(":"); // user:alice, network:alice
            List<Message> messages = new ArrayList<>();
            NetworkSide side = network.side(name[1]);
            if (name[0].equals("network")) side.watch(messages::add);
            else network.find(name[1]).orElseThrow().signalling().watch(messages::add);
            String node = name[0].equals("user") ? name[1] : "s1";
            List<String> sent = rows.computeIfAbsent(node, none -> new ArrayList<>());
            link.watch(pdu -> sent.add(row(pdu, messages)));
        }
    }

    /** Compares with what tshark reads of the units that were handed over to be sent; skips the test where there is none. */
    void isWhatTsharkReads(Path capture) throws IOException {
        TsharkJudge tshark = TsharkJudge.find().orElse(null);
        assumeTrue(tshark != null, TsharkJudge.absence());
        List<String> names = new ArrayList<>(List.of("frame.interface_name", "erf.flags.cap", "atm.vpi", "atm.vci"));
        int own = names.size();
        names.addAll(FIELDS);
        Map<String, List<String>> read = new LinkedHashMap<>();
        tshark.run(TsharkCommand.fields(capture, names.toArray(String[]::new)), line -> {
            String[] values = line.split("\t", -1);
            assertThat(values).as(line).hasSize(names.size());
            assertThat(values[2] + "/" + values[3]).isEqualTo("0/5");
            if (!values[1].equals(SENT)) return;
            read.computeIfAbsent(values[0], none -> new ArrayList<>())
                    .add(row(Arrays.copyOfRange(values, own, values.length)));
        });
        assertThat(read.keySet()).isEqualTo(rows.keySet());
        rows.forEach((node, sent) -> assertThat(read.get(node)).as(node).containsExactlyElementsOf(sent));
    }

    /** A line that tshark prints, as a row. */
    private static String row(String[] values) {
        StringJoiner row = new StringJoiner(" ");
        for (int i = 0; i < values.length; i++) if (!values[i].isEmpty()) row.add(FIELDS.get(i) + "=" + values[i]);
        return row.toString();
    }

    private static String row(SscopPdu pdu, List<Message> messages) {
        Row row = new Row();
        row.sscop(pdu);
        if (pdu instanceof SscopPdu.Sd sd) row.message(messages.get(sd.ns()));
        String[] values = new String[FIELDS.size()];
        for (int i = 0; i < values.length; i++)
            values[i] = String.join(",", row.fields.getOrDefault(FIELDS.get(i), List.of()));
        return row(values);
    }

    private static final class Row {
        final Map<String, List<String>> fields = new LinkedHashMap<>();

        private void put(String field, Object value) {
            if (!FIELDS.contains(field)) throw new AssertionError(field + " is not asked for");
            fields.computeIfAbsent(field, none -> new ArrayList<>()).add(value.toString());
        }

        private static String octet(int value) {
            return "0x" + HEX.toHexDigits((byte) value);
        }

        private void sscop(int type, String field, int value) {
            if (type >= 0) put("sscop.type", octet(type));
            put("sscop." + field, value);
        }

        /** Numbers of ITU-T Q.2110 (07/94) Table 2, not those of the program. */
        void sscop(SscopPdu pdu) {
            if (pdu instanceof SscopPdu.Bgn bgn) {
                sscop(0x1, "sq", bgn.sq());
                sscop(-1, "mr", bgn.mr());
            } else if (pdu instanceof SscopPdu.Bgak bgak) {
                sscop(0x2, "mr", bgak.mr());
            } else if (pdu instanceof SscopPdu.End) {
                put("sscop.type", octet(0x3));
            } else if (pdu instanceof SscopPdu.Endak) {
                put("sscop.type", octet(0x4));
            } else if (pdu instanceof SscopPdu.Sd sd) {
                sscop(0x8, "s", sd.ns());
            } else if (pdu instanceof SscopPdu.Poll poll) {
                sscop(0xA, "ps", poll.ps());
                sscop(-1, "s", poll.ns());
            } else if (pdu instanceof SscopPdu.Stat stat) {
                sscop(0xB, "ps", stat.ps());
                sscop(-1, "mr", stat.mr());
                sscop(-1, "r", stat.nr());
                stat.list().forEach(border -> sscop(-1, "stat.s", border));
            } else if (pdu instanceof SscopPdu.Ustat ustat) {
                sscop(0xC, "mr", ustat.mr());
                sscop(-1, "r", ustat.nr());
                sscop(-1, "stat.s", ustat.firstMissing());
                sscop(-1, "stat.s", ustat.firstPresent());
            } else {
                throw new AssertionError("not expected here: " + pdu);
            }
        }

        void message(Message message) {
            put("q2931.message_type", octet(message.header().typeCode()));
            put(
                    "q2931.call_ref",
                    HEX.toHexDigits(message.header().callReference().value(), 6));
            put("q2931.call_ref_flag", message.header().callReference().toOriginator() ? 1 : 0);
            int octets = message.elements().stream()
                    .mapToInt(element -> 4 + element.contents().size())
                    .sum();
            put("q2931.message_len", octets);
            List<Element> elements = message.elements();
            for (int i = 0; i < elements.size(); i++) {
                element(elements.get(i), i + 1 < elements.size() ? elements.get(i + 1) : null);
            }
        }

        private void element(Element element, Element next) {
            put("q2931.information_element", octet(element.id()));
            ElementBody body = element.body().toOptional().orElseThrow();
            if (body instanceof TrafficDescriptor descriptor) descriptor(descriptor, next);
            else if (body instanceof AalParameters aal) aal(aal);
            else if (body instanceof BearerCapability bearer) bearer(bearer);
            else if (body instanceof QosParameter qos) qos(qos, element);
            else if (body instanceof PartyNumber number) number(number);
            else if (body instanceof ConnectionIdentifier channel) channel(channel);
            else if (body instanceof Cause cause) cause(cause);
            else if (body instanceof CallState state) put("q2931.call_state", octet(state.state()));
            else if (body instanceof EndpointReference leaf)
                put("q2931.endpoint_reference.identifier_value", leaf.value());
            else if (!UNREAD.contains(element.type().orElseThrow())) data(element.contents());
        }

        /** tshark reads one octet too far and takes the next element's identifier for one of the descriptor's. */
        private void descriptor(TrafficDescriptor descriptor, Element next) {
            descriptor.fields().forEach((tag, value) -> {
                put("q2931.atm_identifier", octet(tag.code()));
                if (tag != TrafficTag.BEST_EFFORT && tag != TrafficTag.OPTIONS)
                    put("q2931.atm_identifier_value", value);
            });
            if (next != null) put("q2931.atm_identifier", octet(next.id()));
        }

        private void aal(AalParameters aal) {
            put(
                    "q2931.aal1.forward_max_cpcs_sdu_size",
                    aal.value(AalTag.FORWARD_MAX_SDU).orElseThrow());
            put(
                    "q2931.aal1.backward_max_cpcs_sdu_size",
                    aal.value(AalTag.BACKWARD_MAX_SDU).orElseThrow());
        }

        private void bearer(BearerCapability bearer) {
            put("q2931.bearer_class", octet(bearer.bearerClass()));
            bearer.transferCapability().ifPresent(code -> put("q2931.atm_transfer_capability", octet(code)));
            put("q2931.user_plane_connection_configuration", octet(bearer.configuration()));
        }

        /** Of the ATM Forum's classes tshark shows the octets. */
        private void qos(QosParameter qos, Element element) {
            if (element.coding() != 0) {
                data(Octets.of(qos.forwardClass(), qos.backwardClass()));
            } else {
                put("q2931.qos_class_forward", octet(qos.forwardClass()));
                put("q2931.qos_class_backward", octet(qos.backwardClass()));
            }
        }

        private void number(PartyNumber number) {
            put("q2931.number.plan", octet(number.plan()));
            byte[] octets = number.number().toArray();
            put("arp.src.atm_afi", octet(octets[0]));
            put("arp.src.atm_rest_of_address", HEX.formatHex(octets, 1, octets.length));
        }

        private void channel(ConnectionIdentifier channel) {
            put("q2931.conn_id.vpci", channel.vpci());
            put("q2931.conn_id.vci", channel.vci());
        }

        private void cause(Cause cause) {
            put("q2931.cause.location", octet(cause.location()));
            put("q2931.cause.value", octet(cause.value()));
        }

        private void data(Octets contents) {
            put("q2931.information_element.data", HEX.formatHex(contents.toArray()));
        }
    }
}
