package io.trunkline.provider.telephony.ppp;

import io.trunkline.provider.telephony.bap.BapUser;

/** What a bundle tells whoever uses it. Called inside methods of the bundle and its links; they may be called back from here. */
public interface BundleOutput extends BapUser {
    /** Both ends are ready for packets. */
    void ready(Bundle bundle);

    /**
     * A whole packet, in order within its level.
     *
     * @param octets the information begins at {@code from}; the receiver's own
     */
    void packet(int level, byte[] octets, int from);

    /** At least one packet of this level was lost between the one before and the one after. */
    void lost(int level);

    /** Bandwidth allocation can be had from {@link Bundle#allocation}. */
    void allocationReady(Bundle bundle);

    /** The last link has left, or the far end does not speak the network protocol. */
    void ended(Bundle bundle);
}
