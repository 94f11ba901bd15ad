package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Messages from the oldest unacknowledged one on: V(A), V(S), and what waits behind them. */
@Clause("ITU-T Q.921 (09/97) §3.5.2, §5.6")
final class SendWindow {
    private final int size;
    private final List<Octets> outstanding = new ArrayList<>();
    private final Deque<Octets> waiting = new ArrayDeque<>();
    private int va;

    /** @param size k */
    SendWindow(int size) {
        this.size = size;
    }

    int vs() {
        return (va + outstanding.size()) % LapdControl.MODULUS;
    }

    boolean hasOutstanding() {
        return !outstanding.isEmpty();
    }

    boolean hasMessages() {
        return hasOutstanding() || !waiting.isEmpty();
    }

    int messages() {
        return outstanding.size() + waiting.size();
    }

    void add(Octets message) {
        waiting.add(message);
    }

    /** True if the window lets a message out. */
    boolean maySend() {
        return !waiting.isEmpty() && outstanding.size() < size;
    }

    /** The next message, which has {@link #vs} until this returns. */
    Octets next() {
        Octets message = waiting.remove();
        outstanding.add(message);
        return message;
    }

    /** True if N(R) acknowledges nothing but what was sent. */
    boolean isValid(int nr) {
        return behindVa(nr) <= outstanding.size();
    }

    /** True if N(R) acknowledges something new. */
    boolean isNew(int nr) {
        return nr != va;
    }

    void acknowledge(int nr) {
        outstanding.subList(0, behindVa(nr)).clear();
        va = nr;
    }

    private int behindVa(int nr) {
        return Math.floorMod(nr - va, LapdControl.MODULUS);
    }

    /** V(S) goes back to V(A): everything outstanding waits again. */
    void goBack() {
        for (int i = outstanding.size() - 1; i >= 0; i--) waiting.addFirst(outstanding.get(i));
        outstanding.clear();
    }

    /** Numbers begin at 0 again; what waits goes on waiting. */
    void restart() {
        goBack();
        va = 0;
    }

    /** How many were dropped. */
    int clear() {
        int dropped = messages();
        va = vs();
        outstanding.clear();
        waiting.clear();
        return dropped;
    }
}
