package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;
import java.util.List;

/**
 * Which B channels a call would like on an access.
 *
 * @param count how many, 1 except for a multirate call
 * @param numbers which, empty: any
 * @param exclusive true if no others will do; without numbers it means nothing
 */
@Clause("Q.931 (05/98) §5.1.2, §5.2.3")
public record ChannelWish(int count, List<Integer> numbers, boolean exclusive) {
    /** Copies the list. @throws IllegalArgumentException no channels, or fewer or more numbers than channels */
    public ChannelWish {
        numbers = List.copyOf(numbers);
        if (count < 1) throw new IllegalArgumentException(count + " channels; a call needs at least one");
        if (!numbers.isEmpty() && numbers.size() != count) {
            throw new IllegalArgumentException(numbers.size() + " channel numbers for " + count + " channels");
        }
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
