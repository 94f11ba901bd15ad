package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.cli.UsageException;

/** The value of {@code --qos}: {@code none}, {@code guaranteed:RATE[:BUCKET]}, {@code controlled:RATE[:BUCKET]} or a template's name. */
final class QosOption {
    private QosOption() {}

    static Qos parse(String text, Ws2 ws2, ProtocolInfo entry) throws UsageException, Ws2Exception {
        String[] parts = text.split(":");
        return switch (parts[0]) {
            case "none" -> null;
            case "guaranteed" -> Qos.symmetric(flow(text, parts, true));
            case "controlled" -> Qos.symmetric(flow(text, parts, false));
            default -> template(text, ws2, entry);
        };
    }

    private static FlowSpec flow(String text, String[] parts, boolean guaranteed) throws UsageException {
        if (parts.length < 2 || parts.length > 3) throw wrong(text);
        try {
            long rate = Long.parseLong(parts[1]);
            long bucket = parts.length == 3 ? Long.parseLong(parts[2]) : FlowSpec.NOT_SPECIFIED;
            return guaranteed ? FlowSpec.guaranteed(rate, bucket) : FlowSpec.controlledLoad(rate, bucket);
        } catch (IllegalArgumentException e) {
            throw new UsageException(wrong(text).getMessage(), e);
        }
    }

    private static Qos template(String name, Ws2 ws2, ProtocolInfo entry) throws UsageException, Ws2Exception {
        if (ws2.qosNames(entry).contains(name)) return ws2.getQosByName(name, entry);
        throw new UsageException(wrong(name).getMessage() + "; templates of " + entry.id() + ": "
                + String.join(", ", ws2.qosNames(entry)));
    }

    private static UsageException wrong(String text) {
        return new UsageException("--qos is '" + text + "', expected none, guaranteed:OCTETS_PER_SECOND[:BURST_OCTETS],"
                + " controlled:OCTETS_PER_SECOND[:BURST_OCTETS] or a template's name");
    }
}
