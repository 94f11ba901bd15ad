package io.trunkline.provider.telephony.ppp;

/** What a link tells whoever dialled or answered it. Called inside the link's methods; the link may be called back from here. */
public interface LinkUser {
    /** Frames can be had from {@link Link#poll}. */
    void somethingToTransmit(Link link);

    /** The Link Control Protocol is open: time to join a bundle. Told again after both ends have negotiated anew. */
    void opened(Link link);

    /** The link carries nothing any more, for this reason; the circuit below may go. */
    void closed(Link link, LinkEnd reason);
}
