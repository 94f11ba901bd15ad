package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.OctetWriter;

/** The contents of an information element. */
public interface ElementBody {
    /** Writes the contents, without identifier, coding and length. */
    void encode(OctetWriter out);

    /** The coding standard these contents need. */
    default int coding(int usual) {
        return usual;
    }
}
