package io.trunkline.api;

import java.time.Duration;

/**
 * What closing does with data that has not been sent yet: the value of {@code SO_LINGER}.
 *
 * @param on false: close returns at once and the data goes out in the background
 * @param limit zero: hard reset, unsent data is lost; else close waits this long for the data to be sent. No socket takes a
 *     negative or a missing one: {@code WSAEINVAL}
 */
public record Linger(boolean on, Duration limit) {
    /** Close at once, send in the background: the default. */
    public static final Linger OFF = new Linger(false, Duration.ZERO);
    /** Close at once with a reset. */
    public static final Linger RESET = new Linger(true, Duration.ZERO);

    /** Wait up to {@code limit} for the data to be sent, then reset. */
    public static Linger of(Duration limit) {
        return new Linger(true, limit);
    }
}
