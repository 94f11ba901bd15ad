package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.cli.UsageException;

/** The value of {@code --qos}: {@code none}, {@code guaranteed:RATE[:BUCKET][:SMALLEST-LARGEST]}, the same with {@code controlled}, or a template's name. */
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
        boolean sized = parts.length > 2 && parts[parts.length - 1].contains("-");
        int numbers = sized ? parts.length - 1 : parts.length;
        if (numbers < 2 || numbers > 3) throw wrong(text);
        try {
            long rate = Long.parseLong(parts[1]);
            long bucket = numbers == 3 ? Long.parseLong(parts[2]) : FlowSpec.NOT_SPECIFIED;
            FlowSpec flow = guaranteed ? FlowSpec.guaranteed(rate, bucket) : FlowSpec.controlledLoad(rate, bucket);
            return sized ? sized(flow, parts[numbers].split("-", 2)) : flow;
        } catch (IllegalArgumentException e) {
            throw new UsageException(wrong(text).getMessage(), e);
        }
    }

    private static FlowSpec sized(FlowSpec flow, String[] packets) {
        long smallest = Long.parseLong(packets[0]);
        long largest = Long.parseLong(packets[1]);
        if (smallest < 1 || smallest > largest) throw new IllegalArgumentException("packets that cannot be");
        return flow.withSizes(largest, smallest);
    }

    private static Qos template(String name, Ws2 ws2, ProtocolInfo entry) throws UsageException, Ws2Exception {
        if (ws2.qosNames(entry).contains(name)) return ws2.getQosByName(name, entry);
        throw new UsageException(wrong(name).getMessage() + "; templates of " + entry.id() + ": "
                + String.join(", ", ws2.qosNames(entry)));
    }

    private static UsageException wrong(String text) {
        return new UsageException(
                "--qos is '" + text + "', expected none,"
                        + " guaranteed:OCTETS_PER_SECOND[:BURST_OCTETS][:SMALLEST-LARGEST_PACKET], controlled:… or a template's name");
    }
}
