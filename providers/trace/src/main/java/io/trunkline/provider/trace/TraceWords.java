package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.util.Objects;
import java.util.StringJoiner;

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

    static String outcome(Object result) {
        if (result == null) return "nothing yet";
        if (result instanceof TraceSocket socket) return "#" + socket.number();
        if (result instanceof IncomingConnection request) {
            return "from " + request.request().callerId() + " callerData="
                    + request.request().callerData().remaining();
        }
        return Objects.toString(result);
    }

    static String failure(Throwable failure) {
        return failure instanceof Ws2Exception known ? known.error() + " " + known.detail() : failure.toString();
    }
}
