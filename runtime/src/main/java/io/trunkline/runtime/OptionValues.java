package io.trunkline.runtime;

import io.trunkline.api.Linger;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.time.Duration;

/** Which values an option can have, whatever the provider; what else it does not like is the provider's matter. */
final class OptionValues {
    private OptionValues() {}

    /** Fails with {@code WSAEINVAL} if no provider could take {@code value}. */
    static void check(Ws2Option<?> option, Object value) throws Ws2Exception {
        if (!option.type().isInstance(value)) {
            throw bad(option, value.getClass().getSimpleName(), option.type().getSimpleName());
        }
        if (value instanceof Duration limit && limit.isNegative()) throw bad(option, limit, "zero or more");
        if (value instanceof Linger linger
                && (linger.limit() == null || linger.limit().isNegative())) {
            throw bad(option, linger.limit(), "a limit of zero or more");
        }
        boolean size = option.equals(SocketOptions.SO_SNDBUF) || option.equals(SocketOptions.SO_RCVBUF);
        if (size && (Integer) value < 0) throw bad(option, value, "a number of octets");
    }

    private static Ws2Exception bad(Ws2Option<?> option, Object found, String expected) {
        return new Ws2Exception(WsaError.WSAEINVAL, option + " cannot be " + found + ", expected " + expected);
    }
}
