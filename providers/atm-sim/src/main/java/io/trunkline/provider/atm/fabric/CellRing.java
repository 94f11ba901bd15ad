package io.trunkline.provider.atm.fabric;

import java.util.Arrays;

/** Cells one after the other, each with its time and, on a line, its channel. Grows as it must and makes no object for a cell. */
final class CellRing {
    private static final int FIRST_ROOM = 4;

    private Frame[] frames = new Frame[FIRST_ROOM];
    private int[] words = new int[FIRST_ROOM];
    private long[] picos = new long[FIRST_ROOM];
    /** {@code null} where all cells are of one channel. */
    private Lane[] lanes;

    private int head;
    private int size;

    private CellRing(Lane[] lanes) {
        this.lanes = lanes;
    }

    static CellRing ofOneLane() {
        return new CellRing(null);
    }

    static CellRing ofManyLanes() {
        return new CellRing(new Lane[FIRST_ROOM]);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Frame frame, int word, long atPicos, Lane lane) {
        if (size == frames.length) grow();
        int at = head + size++ & frames.length - 1;
        frames[at] = frame;
        words[at] = word;
        picos[at] = atPicos;
        if (lanes != null) lanes[at] = lane;
    }

    /** The frame of the first cell; there must be one, here and below. */
    Frame frame() {
        return frames[head];
    }

    int word() {
        return words[head];
    }

    long atPicos() {
        return picos[head];
    }

    Lane lane() {
        return lanes[head];
    }

    /** The channel of a cell, the first is 0. */
    Lane lane(int place) {
        return lanes[head + place & frames.length - 1];
    }

    /** Takes the first cell away; its frame is let go when its place is used again. */
    void remove() {
        head = head + 1 & frames.length - 1;
        size--;
    }

    /** The channel of the last cell. */
    Lane lastLane() {
        return lanes[head + size - 1 & frames.length - 1];
    }

    /** The frame of the last cell. */
    Frame lastFrame() {
        return frames[head + size - 1 & frames.length - 1];
    }

    /** The word of the last cell. */
    int lastWord() {
        return words[head + size - 1 & frames.length - 1];
    }

    /** When the last cell is due. */
    long lastPicos() {
        return picos[head + size - 1 & frames.length - 1];
    }

    /** Takes the last cell away. */
    void removeLast() {
        int at = head + --size & frames.length - 1;
        frames[at] = null;
    }

    private void grow() {
        int room = 2 * size;
        frames = turned(frames, Arrays.copyOf(frames, room));
        if (lanes != null) lanes = turned(lanes, Arrays.copyOf(lanes, room));
        int[] moreWords = new int[room];
        long[] morePicos = new long[room];
        for (int i = 0; i < size; i++) {
            moreWords[i] = words[head + i & size - 1];
            morePicos[i] = picos[head + i & size - 1];
        }
        words = moreWords;
        picos = morePicos;
        head = 0;
    }

    private <T> T[] turned(T[] from, T[] into) {
        System.arraycopy(from, head, into, 0, size - head);
        System.arraycopy(from, 0, into, size - head, head);
        return into;
    }
}
