package io.trunkline.bench;

import java.io.IOException;

/** What is measured, with its unit and which way is better. */
enum Metric {
    // @formatter:off
    //         key          title                              unit          lower is better  repetitions in one slice
    PING_PONG("pingPong",  "ping-pong of 64 octets",           "µs",         true,  4_000),
    BULK     ("bulk",      "bulk of 64 KiB buffers, gathered", "MiB/s",      false, 8_000),
    CONNECT  ("connect",   "connect, accept, close",           "per second", false, 500);
    // @formatter:on

    private final String key;
    private final String title;
    private final String unit;
    private final boolean lowerIsBetter;
    private final int repetitions;

    Metric(String key, String title, String unit, boolean lowerIsBetter, int repetitions) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.lowerIsBetter = lowerIsBetter;
        this.repetitions = repetitions;
    }

    /** One slice, in this metric's unit. */
    double measure(Contender contender) throws IOException, InterruptedException {
        return switch (this) {
            case PING_PONG -> contender.pingPongNanos(repetitions) / 1e3 / repetitions;
            case BULK ->
                (double) repetitions * Contender.BULK_OCTETS / (1 << 20) / (contender.bulkNanos(repetitions) / 1e9);
            case CONNECT -> repetitions / (contender.connectNanos(repetitions) / 1e9);
        };
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    boolean lowerIsBetter() {
        return lowerIsBetter;
    }
}
