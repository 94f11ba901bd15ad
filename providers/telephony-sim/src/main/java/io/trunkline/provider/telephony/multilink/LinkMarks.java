package io.trunkline.provider.telephony.multilink;

import java.util.Arrays;

/** The last number that each link of a bundle has brought in one class. */
final class LinkMarks {
    private int[] links = new int[4];
    private long[] last = new long[4];
    private int count;

    /** A link that has brought nothing after this number. */
    void add(int link, long number) {
        if (find(link) >= 0) return;
        if (count == links.length) {
            links = Arrays.copyOf(links, 2 * count);
            last = Arrays.copyOf(last, 2 * count);
        }
        links[count] = link;
        last[count++] = number;
    }

    void remove(int link) {
        int at = find(link);
        if (at < 0) return;
        count--;
        System.arraycopy(links, at + 1, links, at, count - at);
        System.arraycopy(last, at + 1, last, at, count - at);
    }

    /** A link has brought this number; numbers only grow on a link. */
    void note(int link, long number) {
        int at = find(link);
        if (at >= 0 && number > last[at]) last[at] = number;
    }

    /** M: no number up to this one can still come, {@code otherwise} if there is no link. */
    long minimum(long otherwise) {
        if (count == 0) return otherwise;
        long minimum = last[0];
        for (int i = 1; i < count; i++) minimum = Math.min(minimum, last[i]);
        return minimum;
    }

    private int find(int link) {
        for (int i = 0; i < count; i++) if (links[i] == link) return i;
        return -1;
    }
}
