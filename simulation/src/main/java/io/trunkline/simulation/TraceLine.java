package io.trunkline.simulation;

/**
 * An event of a trace.
 *
 * @param number of the line among the events, from 1
 * @param picos when
 * @param actor who
 * @param call what
 */
public record TraceLine(long number, long picos, String actor, String call) {
    /** When, in seconds with twelve digits behind the point. */
    public String seconds() {
        long second = EventScheduler.PICOS_PER_SECOND;
        String fraction = Long.toString(second + picos % second).substring(1);
        return picos / second + "." + fraction;
    }
}
