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
public record ChannelCounts(long frames, long octets, long lineBits, long lostFrames, long damagedFrames) {
    static final ChannelCounts NONE = new ChannelCounts(0, 0, 0, 0, 0);

    ChannelCounts plusSent(long more, long bits) {
        return new ChannelCounts(frames + 1, octets + more, lineBits + bits, lostFrames, damagedFrames);
    }

    ChannelCounts plusLost() {
        return new ChannelCounts(frames, octets, lineBits, lostFrames + 1, damagedFrames);
    }

    ChannelCounts plusDamaged() {
        return new ChannelCounts(frames, octets, lineBits, lostFrames, damagedFrames + 1);
    }
}
