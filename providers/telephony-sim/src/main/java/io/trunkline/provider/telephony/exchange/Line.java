package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.line.LineQuality;
import io.trunkline.simulation.EventScheduler;

/** A stretch of line that channels run over: an access line, or a trunk. */
final class Line {
    private final String name;
    private final long delayPicos;
    private final long skewPicos;
    private final int channels;
    final LineQuality there;
    final LineQuality back;
    private double plannedLoss;
    private double plannedBitErrors;
    private boolean isUp = true;

    /** @param skewPicos by which the last channel is slower than the first */
    Line(EventScheduler events, String name, int channels, long delayPicos, long skewPicos) {
        this.name = name;
        this.channels = channels;
        this.delayPicos = delayPicos;
        this.skewPicos = skewPicos;
        this.there = new LineQuality(events.random("line:" + name + ":there"));
        this.back = new LineQuality(events.random("line:" + name + ":back"));
    }

    String name() {
        return name;
    }

    /** One way, of the channel at this place; channels are evenly spaced over the skew. */
    long delayPicos(int place) {
        return channels < 2 ? delayPicos : delayPicos + skewPicos / (channels - 1) * place;
    }

    /** Of the fastest channel. */
    long delayPicos() {
        return delayPicos;
    }

    boolean isUp() {
        return isUp;
    }

    void setUp(boolean up) {
        isUp = up;
    }

    /** What it is like while nothing goes wrong, from now on. */
    void planned(double lossProbability, double bitErrorProbability) {
        plannedLoss = lossProbability;
        plannedBitErrors = bitErrorProbability;
        loss(plannedLoss);
        bitErrors(plannedBitErrors);
    }

    double plannedLoss() {
        return plannedLoss;
    }

    double plannedBitErrors() {
        return plannedBitErrors;
    }

    void loss(double probability) {
        there.loss(probability);
        back.loss(probability);
    }

    void bitErrors(double probability) {
        there.bitErrors(probability);
        back.bitErrors(probability);
    }
}
