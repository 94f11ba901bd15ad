package io.trunkline.bench;

import java.io.IOException;
import java.util.List;

/** What is measured, with its unit and which way is better. */
enum Metric {
    // @formatter:off
    //         key          title                                     unit          lower is better  repetitions in one slice
    PING_PONG("pingPong",  "ping-pong of 64 octets",                  "µs",         true,  4_000),
    BULK     ("bulk",      "bulk of 64 KiB buffers, gathered",        "MiB/s",      false, 8_000),
    CONNECT  ("connect",   "connect, accept, close",                  "per second", false, 500),
    //         on simulated networks                                                       who is compared
    CELLS    ("cells",     "cells from unit to unit, one core",       "million/s",  false, CellChain::slices),
    EVENTS   ("events",    "one event of the simulation's kernel",    "ns",         true,  KernelEvents::slices),
    CIRCUITS ("circuits",  "one event of the fabric",                 "ns",         true,  FabricLoad::eventSlices),
    PER_CELL ("perCell",   "one cell on one link, as circuits grow",  "ns",         true,  FabricLoad::cellSlices),
    HAND_OVER("handOver",  "handing the turn to another thread",      "µs",         true,  HandOver::slices),
    TRANSFER ("transfer",  "simulated seconds per second, transfer",  "s/s",        false, PlainTransfer::slices),
    CALLS    ("calls",     "one event of telephony, as calls grow",   "ns",         true,  CallLoad::eventSlices),
    PER_CALL ("perCall",   "set up, talk a second, clear",            "events/call", true, CallLoad::callSlices);
    // @formatter:on

    /** Who is compared on a simulated network. */
    private interface Source {
        List<Slice> slices() throws IOException;
    }

    private final String key;
    private final String title;
    private final String unit;
    private final boolean lowerIsBetter;
    private final int repetitions;
    private final Source source;

    Metric(String key, String title, String unit, boolean lowerIsBetter, int repetitions) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.lowerIsBetter = lowerIsBetter;
        this.repetitions = repetitions;
        this.source = null;
    }

    Metric(String key, String title, String unit, boolean lowerIsBetter, Source source) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.lowerIsBetter = lowerIsBetter;
        this.repetitions = 0;
        this.source = source;
    }

    /** True if sockets on loopback are compared. */
    boolean isOfLoopback() {
        return source == null;
    }

    /** Who is compared. @param contenders on loopback */
    List<Slice> slices(List<Contender> contenders) throws IOException {
        if (source != null) return source.slices();
        return contenders.stream()
                .map(contender -> new Slice(contender.name(), () -> measure(contender)))
                .toList();
    }

    /** One slice, in this metric's unit. */
    private double measure(Contender contender) throws IOException, InterruptedException {
        return switch (this) {
            case PING_PONG -> contender.pingPongNanos(repetitions) / 1e3 / repetitions;
            case BULK ->
                (double) repetitions * Contender.BULK_OCTETS / (1 << 20) / (contender.bulkNanos(repetitions) / 1e9);
            case CONNECT -> repetitions / (contender.connectNanos(repetitions) / 1e9);
            default -> throw new AssertionError(this);
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
