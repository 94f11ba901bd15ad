package io.trunkline.protocol;

/**
 * What a protocol core wants done after an event. The core only lists effects; whoever called it carries them out in this order.
 *
 * @param <D> what is sent down, a protocol data unit
 * @param <T> the timers
 * @param <U> what is told upwards, a primitive
 */
public sealed interface Effect<D, T, U> {
    /** Give this to the layer below. */
    record Send<D, T, U>(D pdu) implements Effect<D, T, U> {}

    /** Start a timer, or start it again. */
    record Start<D, T, U>(T timer) implements Effect<D, T, U> {}

    /** Stop a timer. */
    record Stop<D, T, U>(T timer) implements Effect<D, T, U> {}

    /** Tell the layer above, failures too. */
    record Indicate<D, T, U>(U primitive) implements Effect<D, T, U> {}
}
