package io.trunkline.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The Java form of {@code WSANETWORKEVENTS}; {@link Ws2Socket#enumNetworkEvents} is not supported.
 *
 * @param mask the {@code FD_} bits that have occurred
 * @param errors one error number per bit position, 0 where there is none; ten elements
 */
public record NetworkEvents(int mask, int[] errors) {
    /** Copies the array. */
    public NetworkEvents {
        Objects.requireNonNull(errors, "errors");
        errors = errors.clone();
    }

    @Override
    public int[] errors() {
        return errors.clone();
    }

    /** The error that came with an event, empty if it has none. */
    public Optional<WsaError> errorOf(int fdBit) {
        return WsaError.ofNumber(errors[Integer.numberOfTrailingZeros(fdBit)]);
    }
}
