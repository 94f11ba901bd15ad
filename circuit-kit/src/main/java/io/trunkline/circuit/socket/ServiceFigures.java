package io.trunkline.circuit.socket;

import io.trunkline.spi.GroupScheduler;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a channel has been served.
 *
 * @param tally by the scheduler
 * @param ofLine what became of it on the line, when it is asked
 */
record ServiceFigures(GroupScheduler.Tally tally, Supplier<Map<String, String>> ofLine) {}
