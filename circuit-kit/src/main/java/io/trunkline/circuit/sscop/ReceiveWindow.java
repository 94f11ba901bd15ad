package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.Modulo.ahead;
import static io.trunkline.circuit.sscop.Modulo.isBehind;
import static io.trunkline.circuit.sscop.Modulo.plus;

import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What was received: VR(R) the next to deliver, VR(H) behind the highest known of, VR(MR) the first not allowed. */
final class ReceiveWindow {
    /** What is to be done about an SD. */
    enum Outcome {
        /** Nothing: it is kept or delivered. */
        TAKEN,
        /** Those from the old VR(H) up to the new one are missing: say so. */
        GAP,
        /** It is beyond the credit, and was dropped. */
        BEYOND,
        /** It was here before. */
        OLD
    }

    private final int windowSdus;
    private final Octets[] held;
    private int allowance = Integer.MAX_VALUE;
    private int vrR;
    private int vrH;
    private int vrMr;

    ReceiveWindow(int windowSdus) {
        this.windowSdus = windowSdus;
        this.held = new Octets[Math.max(1, Integer.highestOneBit(windowSdus * 2 - 1))];
    }

    int vrR() {
        return vrR;
    }

    int vrH() {
        return vrH;
    }

    int vrMr() {
        return vrMr;
    }

    /** Begins anew, with the credit that there is. */
    void restart(int first) {
        Arrays.fill(held, null);
        vrR = vrH = vrMr = first;
        extend();
    }

    /** The reader takes so many more; true if that opens a window that was shut. */
    boolean allow(int sdus) {
        boolean shut = vrMr == vrR;
        allowance = sdus;
        extend();
        return shut && vrMr != vrR;
    }

    /** Credit that was given is never taken back. */
    private void extend() {
        int wanted = Math.min(windowSdus, allowance);
        if (wanted > ahead(vrMr, vrR)) vrMr = plus(vrR, wanted);
    }

    Outcome take(SscopPdu.Sd sd, Consumer<Octets> deliver) {
        int ns = sd.ns();
        if (isBehind(ns, vrR)) return Outcome.OLD;
        if (ahead(ns, vrR) >= ahead(vrMr, vrR)) return Outcome.BEYOND;
        if (held[index(ns)] != null) return Outcome.OLD;
        boolean gap = ahead(ns, vrR) > ahead(vrH, vrR);
        if (ahead(ns, vrR) >= ahead(vrH, vrR)) vrH = plus(ns, 1);
        held[index(ns)] = sd.data();
        deliverInSequence(deliver);
        return gap ? Outcome.GAP : Outcome.TAKEN;
    }

    private void deliverInSequence(Consumer<Octets> deliver) {
        for (Octets next = held[index(vrR)]; next != null; next = held[index(vrR)]) {
            held[index(vrR)] = null;
            vrR = plus(vrR, 1);
            if (allowance != Integer.MAX_VALUE && allowance > 0) allowance--;
            deliver.accept(next);
            extend();
        }
    }

    /** Everything before {@code ns} is known to have been sent. */
    void known(int ns) {
        vrH = ahead(ns, vrR) < ahead(vrMr, vrR) ? ns : vrMr;
    }

    /** The borders of gaps: first missing, first present, and so on. */
    List<Integer> gaps() {
        List<Integer> borders = new ArrayList<>();
        int at = vrR;
        while (at != vrH) {
            borders.add(at);
            while (at != vrH && held[index(at)] == null) at = plus(at, 1);
            borders.add(at);
            while (at != vrH && held[index(at)] != null) at = plus(at, 1);
        }
        return borders;
    }

    private int index(int number) {
        return number & held.length - 1;
    }
}
