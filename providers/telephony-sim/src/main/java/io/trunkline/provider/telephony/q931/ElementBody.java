package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.OctetWriter;

/** The contents of an information element. */
public interface ElementBody {
    /** Writes the contents, without identifier and length; of an element of one octet its low four bits. */
    void encode(OctetWriter out);
}
