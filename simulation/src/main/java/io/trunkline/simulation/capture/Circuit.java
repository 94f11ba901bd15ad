package io.trunkline.simulation.capture;

/** A circuit on a line. @param vpi 0 to 255 @param vci 0 to 65,535 */
public record Circuit(int vpi, int vci) {
    /** Checks the ranges. */
    public Circuit {
        if (vpi < 0 || vpi > 0xFF || vci < 0 || vci > 0xFFFF) {
            throw new IllegalArgumentException(
                    "circuit " + vpi + "/" + vci + ", expected a VPI of at most 255 and a VCI of at most 65535");
        }
    }

    @Override
    public String toString() {
        return vpi + "/" + vci;
    }
}
