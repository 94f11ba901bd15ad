package io.trunkline.protocol;

import java.util.function.Consumer;

/**
 * One step of a row of a {@link StateTable}: it has a name, because the table prints itself.
 *
 * @param name in the words of the standard, for example {@code send SETUP}
 * @param <C> what it works on
 */
public record Action<C>(String name, Consumer<C> step) {
    /** An action. */
    public static <C> Action<C> action(String name, Consumer<C> step) {
        return new Action<>(name, step);
    }

    @Override
    public String toString() {
        return name;
    }
}
