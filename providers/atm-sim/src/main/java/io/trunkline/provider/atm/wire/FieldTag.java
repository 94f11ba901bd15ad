package io.trunkline.provider.atm.wire;

/** A row of a table of fields that stand in an element as identifier and value, in any order. */
interface FieldTag {
    /** The identifier. */
    int code();

    /** Octets of the value behind it, 0 to 4. */
    int octets();
}
