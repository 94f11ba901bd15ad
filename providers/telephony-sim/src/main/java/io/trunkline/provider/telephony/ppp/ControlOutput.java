package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;

/** What a negotiation wants of whoever runs it. Called inside its methods; it may be called back from here. */
@Clause("RFC 1661 §4.4")
interface ControlOutput {
    /** A packet is to be sent. */
    void send(ControlPacket packet);

    /** This-Layer-Up. */
    void layerUp();

    /** This-Layer-Down. */
    void layerDown();

    /** This-Layer-Started: the layer below is wanted. */
    default void layerStarted() {}

    /** This-Layer-Finished: the layer below is not wanted any more, or the far end gave no answer. */
    void layerFinished();

    /** The far end does not speak the protocol at all, or no packet of this kind. */
    default void refused(ControlPacket packet) {}

    /** A packet that only the Link Control Protocol has, other than Echo-Request. */
    default void other(ControlCode code, ControlPacket packet) {}

    /** The data of an Echo-Reply to this request; empty for no reply. */
    default java.util.Optional<io.trunkline.protocol.Octets> echo(ControlPacket request) {
        return java.util.Optional.empty();
    }
}
