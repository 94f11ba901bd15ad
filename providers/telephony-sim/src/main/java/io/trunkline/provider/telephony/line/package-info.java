/**
 * Channels as pipes of bits: frames of HDLC leave bit by bit at the rate of the channel, travel, and arrive whole, damaged or not at all.
 * Timing is exact: the k-th bit of a channel has its instant computed from k. In the kernel, one thread at a time, as all that runs on an
 * {@code EventScheduler}.
 */
package io.trunkline.provider.telephony.line;
