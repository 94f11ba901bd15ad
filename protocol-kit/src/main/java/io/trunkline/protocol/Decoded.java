package io.trunkline.protocol;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a decoder makes of octets: a value, or a description of what is wrong with them and where. Octets that came from
 * outside never make a decoder throw.
 *
 * @param <T> what is decoded
 */
public sealed interface Decoded<T> {
    /**
     * The octets meant this.
     *
     * @param value never null
     */
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * The octets are wrong.
     *
     * @param what for a log: what is wrong
     * @param position octets before the place where that was noticed
     */
    record Malformed<T>(String what, int position) implements Decoded<T> {
        @Override
        public String toString() {
            return what + " at octet " + position;
        }

        @SuppressWarnings("unchecked") // holds no T
        private <U> Decoded<U> as() {
            return (Decoded<U>) this;
        }
    }

    /** A value. */
    static <T> Decoded<T> of(T value) {
        return new Value<>(value);
    }

    /** A malformation. */
    static <T> Decoded<T> malformed(String what, int position) {
        return new Malformed<>(what, position);
    }

    /** True if the octets meant something. */
    default boolean isValue() {
        return this instanceof Value;
    }

    /** The value, empty if malformed. */
    default Optional<T> toOptional() {
        return this instanceof Value<T> good ? Optional.of(good.value()) : Optional.empty();
    }

    /** The malformation, empty if there is a value. */
    default Optional<Malformed<T>> malformation() {
        return this instanceof Malformed<T> bad ? Optional.of(bad) : Optional.empty();
    }

    /**
     * The value, where a malformation can only be our own bug.
     *
     * @throws IllegalStateException malformed, with the description
     */
    default T require() {
        if (this instanceof Value<T> good) return good.value();
        throw new IllegalStateException(toString());
    }

    /** Turns the value into another; a malformation stays. */
    default <U> Decoded<U> map(Function<? super T, ? extends U> turn) {
        return this instanceof Value<T> good ? of(turn.apply(good.value())) : ((Malformed<T>) this).as();
    }

    /** Goes on with the value; a malformation stays. */
    default <U> Decoded<U> then(Function<? super T, Decoded<U>> next) {
        return this instanceof Value<T> good ? next.apply(good.value()) : ((Malformed<T>) this).as();
    }
}
