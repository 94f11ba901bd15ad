package io.trunkline.api;

import java.util.Objects;

/**
 * A control code with its types. See {@link Ioctls} for the standard's; providers may define more.
 *
 * @param <I> the type of its input, {@link Void} for none
 * @param <O> the type of its output, {@link Void} for none
 * @param name the standard's name, for example {@code SIO_SET_QOS}
 * @param code the standard's 32-bit code
 * @param input the input's class
 * @param output the output's class
 */
public record Ioctl<I, O>(String name, int code, Class<I> input, Class<O> output) {
    /** Nothing may be missing. */
    public Ioctl {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
    }

    @Override
    public String toString() {
        return name;
    }
}
