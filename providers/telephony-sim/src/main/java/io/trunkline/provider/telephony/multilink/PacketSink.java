package io.trunkline.provider.telephony.multilink;

/** Takes what a {@link BundleReceiver} makes whole. Called inside its methods. */
public interface PacketSink {
    /**
     * A whole packet, in order within its level.
     *
     * @param packet its protocol number and information; the sink's own
     */
    void packet(int level, byte[] packet);

    /** Something of this level was lost between the packet before and the one after: at least one packet. */
    void lost(int level);
}
