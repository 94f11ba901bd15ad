package io.trunkline.provider.telephony.line;

/**
 * What became of the frames that were sent into a channel at one end.
 *
 * @param frames that left
 * @param octets of them, without check sequences
 * @param lineBits of them, with check sequences, inserted zeros and flags
 * @param lostFrames that went nowhere, or were lost on the way
 * @param damagedFrames that came with bits turned over
 */
public record ChannelCounts(long frames, long octets, long lineBits, long lostFrames, long damagedFrames) {}
