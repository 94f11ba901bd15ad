package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;
import java.util.List;
import java.util.Set;

/**
 * Which B channels a call would like on an access.
 *
 * @param count how many, 1 except for a multirate call
 * @param numbers which, empty: any
 * @param exclusive true if no others will do; without numbers it means nothing
 * @param except which it cannot have, though no call holds them
 */
@Clause("Q.931 (05/98) §5.1.2, §5.2.3")
public record ChannelWish(int count, List<Integer> numbers, boolean exclusive, Set<Integer> except) {
    /** Copies the lists. @throws IllegalArgumentException no channels, or fewer or more numbers than channels */
    public ChannelWish {
        numbers = List.copyOf(numbers);
        except = Set.copyOf(except);
        if (count < 1) throw new IllegalArgumentException(count + " channels; a call needs at least one");
        if (!numbers.isEmpty() && numbers.size() != count) {
            throw new IllegalArgumentException(numbers.size() + " channel numbers for " + count + " channels");
        }
    }

    /** Of all channels. */
    public ChannelWish(int count, List<Integer> numbers, boolean exclusive) {
        this(count, numbers, exclusive, Set.of());
    }

    /** The same, but none of these. */
    public ChannelWish without(Set<Integer> others) {
        return new ChannelWish(count, numbers, exclusive, others);
    }

    /** Any channels. */
    public static ChannelWish any(int count) {
        return new ChannelWish(count, List.of(), false);
    }

    /** These, or others if they are taken. */
    public static ChannelWish preferred(Integer... numbers) {
        return new ChannelWish(numbers.length, List.of(numbers), false);
    }

    /** These and no others. */
    public static ChannelWish exclusive(Integer... numbers) {
        return new ChannelWish(numbers.length, List.of(numbers), true);
    }
}
