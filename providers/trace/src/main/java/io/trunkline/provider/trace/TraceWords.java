package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** How things are written in a trace. */
final class TraceWords {
    private static final String[] READY_BITS = {
        "RECEIVE", "SEND", "ACCEPT", "CONNECT", "ENDED", "LINGERED", "QOS", "GROUP_QOS", "CONTROL", "JOIN"
    };

    private TraceWords() {}

    /** {@link Ready} bits, {@code -} for none. */
    static String ready(int bits) {
        StringJoiner words = new StringJoiner("|").setEmptyValue("-");
        for (int i = 0; i < READY_BITS.length; i++) if ((bits & 1 << i) != 0) words.add(READY_BITS[i]);
        return words.toString();
    }

    static String count(int result) {
        return switch (result) {
            case ProviderSocket.WOULD_BLOCK -> "WSAEWOULDBLOCK";
            case ProviderSocket.DISCONNECTED -> "WSAEDISCON";
            default -> Integer.toString(result);
        };
    }

    static String outcome(Object result, TraceAddresses addresses) {
        if (result == null) return "nothing yet";
        if (result instanceof TraceSocket socket) return "#" + socket.number();
        if (result instanceof IncomingConnection request) {
            return "from " + addresses.text(request.request().callerId()) + " callerData="
                    + request.request().callerData().remaining();
        }
        return result instanceof SocketAddress address ? addresses.text(address) : Objects.toString(result);
    }

    static String arguments(ConnectCall call, TraceAddresses addresses) {
        return "address=" + addresses.text(call.address()) + " callerData="
                + call.callerData().remaining()
                + call.qos().map(qos -> " qos=" + qos).orElse("")
                + call.groupQos().map(qos -> " groupQos=" + qos).orElse("");
    }

    /** What an optional interface was called with, in brackets; empty without arguments. */
    static String arguments(Object[] arguments, TraceAddresses addresses) {
        if (arguments == null) return "";
        return Arrays.stream(arguments)
                .map(each -> argument(each, addresses))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String argument(Object argument, TraceAddresses addresses) {
        if (argument instanceof ConnectCall call) return arguments(call, addresses);
        return argument == null ? "null" : outcome(argument, addresses);
    }

    static String failure(Throwable failure) {
        return failure instanceof Ws2Exception known ? known.error() + " " + known.detail() : failure.toString();
    }
}
