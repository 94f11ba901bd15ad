package io.trunkline.circuit.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signalling messages of one interface that are to vanish or to arrive twice, the next so many of a type, in either direction.
 * Inside the kernel only.
 *
 * @param <T> the types of messages
 */
public final class MessageFaults<T extends Enum<T>> {
    private final Map<T, Integer> toLose;
    private final Map<T, Integer> toDouble;

    /** Nothing happens to any message. */
    public MessageFaults(Class<T> types) {
        toLose = new EnumMap<>(types);
        toDouble = new EnumMap<>(types);
    }

    /** The next {@code count} messages of this type vanish, besides those that are to already. */
    public void loseNext(T type, int count) {
        toLose.merge(type, count, Integer::sum);
    }

    /** The next {@code count} messages of this type that do not vanish arrive twice. */
    public void doubleNext(T type, int count) {
        toDouble.merge(type, count, Integer::sum);
    }

    /**
     * How often a message is to arrive, which counts it.
     *
     * @param type empty if it is none that is known: nothing happens to it
     * @return 0, 1 or 2
     */
    public int copies(Optional<T> type) {
        if (type.isEmpty()) return 1;
        if (takes(toLose, type.get())) return 0;
        return takes(toDouble, type.get()) ? 2 : 1;
    }

    private static <T> boolean takes(Map<T, Integer> left, T type) {
        Integer count = left.get(type);
        if (count == null) return false;
        if (count == 1) left.remove(type);
        else left.put(type, count - 1);
        return true;
    }
}
