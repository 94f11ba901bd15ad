package io.trunkline.conformance.broken;

import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;

/** Upcalls of one socket on their way up, for defects in what is told of the group's quality of service. */
final class Notices implements Upcalls {
    private final Upcalls above;
    private volatile boolean pretended;
    private volatile boolean twice;
    private volatile boolean silent;

    Notices(Upcalls above) {
        this.above = above;
    }

    /** From now on each change is told twice. */
    void twice() {
        twice = true;
    }

    /** From now on no change is told, or each is again. */
    void silent(boolean on) {
        silent = on;
    }

    @Override
    public void lookAgain(int what) {
        boolean ofGroupQos = (what & Ready.GROUP_QOS) != 0;
        above.lookAgain(silent ? what & ~Ready.GROUP_QOS : what);
        if (ofGroupQos && twice) pretendChange();
    }

    /** Tells of a change that is none. */
    void pretendChange() {
        pretended = true;
        above.lookAgain(Ready.GROUP_QOS);
        pretended = false;
    }

    /** What readiness shows meanwhile. */
    int readiness(int below) {
        int shown = silent ? below & ~Ready.GROUP_QOS : below;
        return pretended ? shown | Ready.GROUP_QOS : shown;
    }
}
