package io.trunkline.provider.atm.fabric;

/**
 * A unit that arrived whole.
 *
 * @param octets hold the data; the receiver may keep them, and must not change them: other leaves may have the same
 * @param length data are the octets from 0 up to this
 * @param userToUser as the sender gave it
 * @param congested its last cell met congestion (EFCI)
 * @param lowPriority some of its cells may have been dropped first (CLP)
 */
public record ReceivedPdu(byte[] octets, int length, int userToUser, boolean congested, boolean lowPriority) {}
