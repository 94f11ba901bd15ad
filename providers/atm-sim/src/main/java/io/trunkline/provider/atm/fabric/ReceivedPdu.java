package io.trunkline.provider.atm.fabric;

/**
 * A unit that arrived whole.
 *
 * @param octets the data; the receiver may keep them, and must not change them: they are what was sent, and other leaves may have the same
 * @param userToUser as the sender gave it
 * @param congested its last cell met congestion (EFCI)
 * @param lowPriority some of its cells may have been dropped first (CLP)
 */
public record ReceivedPdu(byte[] octets, int userToUser, boolean congested, boolean lowPriority) {}
