package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.CellHeader;
import java.util.BitSet;

/**
 * The channels of a link: only the network gives them out, so that two never meet. One that was given back is not given again until
 * all others have been: a host may not have heard yet that its call is over.
 */
@Clause("ITU-T I.361 (02/99) §2.2.3; UNI 3.1 §5.5.6")
final class Numbers {
    private final BitSet taken = new BitSet();
    private int next = CellHeader.FIRST_USER_VCI;

    /** A channel on path 0; -1 if there is none. */
    int take() {
        int vci = taken.nextClearBit(next);
        if (vci > CellHeader.MAX_VCI) vci = taken.nextClearBit(CellHeader.FIRST_USER_VCI);
        if (vci > CellHeader.MAX_VCI) return -1;
        taken.set(vci);
        next = vci + 1;
        return vci;
    }

    void giveBack(int vci) {
        taken.clear(vci);
    }

    int count() {
        return taken.cardinality();
    }
}
