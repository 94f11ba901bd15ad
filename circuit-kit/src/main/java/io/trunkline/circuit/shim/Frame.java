package io.trunkline.circuit.shim;

/**
 * One frame of a member's channel on a circuit.
 *
 * @param kind what the body is
 * @param channel which member of the circuit, 0 to 65,535
 * @param first true if a message begins with the body
 * @param offset octets of messages sent before, modulo 2^32; 0 in a frame without offset
 * @param octets the array that the body stands in; not copied
 * @param from where the body begins
 * @param lengthOctets how long it is
 */
public record Frame(
        FrameKind kind, int channel, boolean first, long offset, byte[] octets, int from, int lengthOctets) {}
