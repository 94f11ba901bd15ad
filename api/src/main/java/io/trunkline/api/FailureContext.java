package io.trunkline.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a failure happened. Every part may be {@code null}: a provider fills in what only it knows, the library the rest.
 *
 * @param operation the call, for example {@code connect}
 * @param address the address it was about, in its text form
 * @param provider the catalog id, for example {@code trace/tcp}
 * @param cause the network's cause
 * @param side whose side it was
 */
public record FailureContext(String operation, String address, String provider, NetworkCause cause, Side side) {
    /** Nothing known. */
    public static final FailureContext NONE = new FailureContext(null, null, null, null, null);

    /** This context with every missing part taken from {@code other}. */
    public FailureContext orElse(FailureContext other) {
        Objects.requireNonNull(other, "other");
        return new FailureContext(
                operation != null ? operation : other.operation,
                address != null ? address : other.address,
                provider != null ? provider : other.provider,
                cause != null ? cause : other.cause,
                side != null ? side : other.side);
    }

    /** {@code connect to 127.0.0.1:9 over tcp}: the beginning of a message, empty if nothing is known. */
    String where() {
        List<String> words = new ArrayList<>();
        if (operation != null) words.add(operation);
        if (address != null) words.add((operation == null ? "" : "to ".repeat(isConnect() ? 1 : 0)) + address);
        if (provider != null) words.add("over " + provider);
        return String.join(" ", words);
    }

    private boolean isConnect() {
        return operation.startsWith("connect");
    }
}
