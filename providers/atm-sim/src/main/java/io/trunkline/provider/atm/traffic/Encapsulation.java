package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.Aal5;

/**
 * How the octets that an application hands over travel in a circuit: cut into fragments, each of which becomes an AAL5 unit
 * with LLC/SNAP, the provider's own headers, the fragment, padding and trailer.
 *
 * @param shimOctets the provider's own headers and trailers in every fragment, without LLC/SNAP
 * @param fragmentOctets the application's octets in a full fragment, at least 1
 * @param maxSduOctets largest AAL5 service data unit that is signalled; holds a full fragment and stays when the fragment size
 *     changes, as the unit of a live circuit cannot change
 * @param controlCellsPerSecond for what the provider itself sends in either direction, acknowledgements for example; 0 where a
 *     direction without traffic must have no rate at all
 */
@Clause("RFC 2684 §4.1; RFC 2381 §4.1")
public record Encapsulation(int shimOctets, int fragmentOctets, int maxSduOctets, int controlCellsPerSecond) {
    /** LLC and SNAP headers. */
    public static final int LLC_SNAP_OCTETS = 8;

    /** Checks ranges. */
    public Encapsulation {
        int full = LLC_SNAP_OCTETS + shimOctets + fragmentOctets;
        if (shimOctets < 0 || fragmentOctets < 1 || maxSduOctets < full || controlCellsPerSecond < 0) {
            throw new IllegalArgumentException("shim " + shimOctets + ", fragment " + fragmentOctets + ", unit "
                    + maxSduOctets + " octets, " + controlCellsPerSecond
                    + " control cells/s; expected a fragment of 1 or more, a unit that holds it, and nothing below 0");
        }
    }

    /** Cells of a message. */
    long cells(long octets) {
        long full = octets / fragmentOctets;
        int rest = (int) (octets % fragmentOctets);
        return full * fragmentCells(fragmentOctets) + (rest == 0 ? 0 : fragmentCells(rest));
    }

    private int fragmentCells(int octets) {
        return Aal5.cells(LLC_SNAP_OCTETS + shimOctets + octets);
    }

    /**
     * The most cells per octet that messages of some sizes need. The worst size is the smallest, or one that just needs a cell
     * more. Sizes further apart than a fragment add nothing: such a message is a shorter one and a full fragment.
     *
     * @param min smallest message, 1 to {@code max}
     * @param max largest message, at most 2^24
     */
    @Clause("RFC 2381 §4.1")
    CellRatio worstRatio(long min, long max) {
        CellRatio worst = new CellRatio(cells(min), min);
        long last = Math.min(max, min + fragmentOctets);
        for (long octets = min; octets < last; ) {
            octets = Math.min(last, nextStep(octets));
            worst = worst.worse(new CellRatio(cells(octets), octets));
        }
        return worst;
    }

    /** The first size above this one that may need more cells. */
    private long nextStep(long octets) {
        int inFragment = (int) (octets % fragmentOctets);
        if (inFragment == 0) return octets + 1;
        int spare = Aal5.cells(LLC_SNAP_OCTETS + shimOctets + inFragment) * CELL_PAYLOAD_OCTETS
                - (LLC_SNAP_OCTETS + shimOctets + inFragment + AAL5_TRAILER_OCTETS);
        return octets + Math.min(spare + 1, fragmentOctets - inFragment + 1);
    }

    private static final int CELL_PAYLOAD_OCTETS = 48;
    private static final int AAL5_TRAILER_OCTETS = 8;
}
