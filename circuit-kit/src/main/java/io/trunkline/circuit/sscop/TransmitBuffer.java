package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.Modulo.ahead;
import static io.trunkline.circuit.sscop.Modulo.plus;

import io.trunkline.protocol.Octets;
import java.util.Arrays;

/**
 * SDUs from the oldest unacknowledged to the newest not sent, in one ring indexed by sequence number: VT(A) ≤ sent &lt; VT(S) ≤ queued
 * &lt; end. Which of the sent ones go out again is a mark on them.
 */
final class TransmitBuffer {
    private static final int FIRST_CAPACITY = 64;

    private Octets[] sdus = new Octets[FIRST_CAPACITY];
    private int[] sentWithPs = new int[FIRST_CAPACITY];
    private boolean[] again = new boolean[FIRST_CAPACITY];
    private int vtA;
    private int vtS;
    private int end;
    private int againCount;
    private int againFrom;

    /** VT(A): the oldest that is not acknowledged. */
    int vtA() {
        return vtA;
    }

    /** VT(S): the next to be sent for the first time. */
    int vtS() {
        return vtS;
    }

    int queued() {
        return ahead(end, vtS);
    }

    int outstanding() {
        return ahead(vtS, vtA);
    }

    boolean hasAgain() {
        return againCount > 0;
    }

    void add(Octets sdu) {
        if (ahead(end, vtA) == sdus.length) grow();
        sdus[index(end)] = sdu;
        end = plus(end, 1);
    }

    Octets sdu(int ns) {
        return sdus[index(ns)];
    }

    /** Takes the next queued SDU as sent; its number is the old VT(S). */
    int sendNew(int vtPs) {
        int ns = vtS;
        sentWithPs[index(ns)] = vtPs;
        vtS = plus(vtS, 1);
        return ns;
    }

    /** The number that {@link #sendAgain} will take. */
    int nextAgain() {
        while (!again[index(againFrom)]) againFrom = plus(againFrom, 1);
        return againFrom;
    }

    int sendAgain(int vtPs) {
        int ns = nextAgain();
        again[index(ns)] = false;
        againCount--;
        sentWithPs[index(ns)] = vtPs;
        return ns;
    }

    /** Marks one that was sent; false if it is marked already. */
    boolean markAgain(int ns) {
        if (again[index(ns)]) return false;
        again[index(ns)] = true;
        if (againCount++ == 0 || ahead(ns, vtA) < ahead(againFrom, vtA)) againFrom = ns;
        return true;
    }

    /** VT(PS) when it was sent last. */
    int sentWithPs(int ns) {
        return sentWithPs[index(ns)];
    }

    /** Forgets all before {@code nr}; returns how many. */
    int acknowledge(int nr) {
        int count = ahead(nr, vtA);
        while (vtA != nr) forgetOldest();
        if (againCount > 0 && ahead(againFrom, vtA) > outstanding()) againFrom = vtA;
        return count;
    }

    private void forgetOldest() {
        int at = index(vtA);
        if (again[at]) againCount--;
        again[at] = false;
        sdus[at] = null;
        vtA = plus(vtA, 1);
    }

    /** Forgets what was sent; what is queued gets numbers from {@code first}. */
    void restart(int first) {
        acknowledge(vtS);
        Octets[] queued = new Octets[queued()];
        for (int i = 0; i < queued.length; i++) queued[i] = sdu(plus(vtS, i));
        Arrays.fill(sdus, null);
        vtA = vtS = end = first;
        for (Octets sdu : queued) add(sdu);
    }

    /** Forgets everything. */
    void clear() {
        end = vtS;
        restart(vtS);
    }

    private int index(int number) {
        return number & sdus.length - 1;
    }

    private void grow() {
        int held = ahead(end, vtA);
        Octets[] oldSdus = sdus;
        int[] oldPs = sentWithPs;
        boolean[] oldAgain = again;
        sdus = new Octets[held * 2];
        sentWithPs = new int[held * 2];
        again = new boolean[held * 2];
        for (int i = 0; i < held; i++) {
            int from = plus(vtA, i) & held - 1;
            int to = index(plus(vtA, i));
            sdus[to] = oldSdus[from];
            sentWithPs[to] = oldPs[from];
            again[to] = oldAgain[from];
        }
    }
}
