package io.trunkline.provider.atm.fabric;

/**
 * Sees what travels, for captures. Called in the order of time, somewhat after the instant: all of it once
 * {@link Fabric#settle} has returned. The octets are the tap's during the call only.
 */
public interface CellTap {
    /**
     * A cell has reached the far end of a link: what the receiver there gets, damage and all; lost ones are not seen.
     *
     * @param picos when its last bit came
     * @param link which link
     * @param forward true from {@link Link#from} to {@link Link#to}
     * @param octets 53
     */
    void cell(long picos, Link link, boolean forward, byte[] octets);

    /**
     * A unit was handed over at a host to be sent, or has been delivered there.
     *
     * @param host its name
     * @param channel on the host's link
     * @param sent true if the host sends it
     * @param pdu the user's data and its flags
     */
    void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu);
}
