package io.trunkline.provider.atm.traffic;

/**
 * Cells per octet of the application, exactly.
 *
 * @param cells 1 to 2^24
 * @param octets 1 to 2^24
 */
record CellRatio(long cells, long octets) {
    /** The one with more cells per octet. */
    CellRatio worse(CellRatio other) {
        return other.cells * octets > cells * other.octets ? other : this;
    }

    /** Cells for octets, or cells per second for octets per second; rounded up. */
    long cellsOf(long octetCount) {
        return (octetCount * cells + octets - 1) / octets;
    }

    /** The most octets that need no more than these cells. */
    long octetsOf(long cellCount) {
        return cellCount * octets / cells;
    }
}
