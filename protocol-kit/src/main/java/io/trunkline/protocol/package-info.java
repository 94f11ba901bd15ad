/**
 * What protocol stacks are made of: {@link io.trunkline.protocol.OctetReader octets in} and {@link
 * io.trunkline.protocol.OctetWriter out}, {@link io.trunkline.protocol.StateTable state tables} and {@link
 * io.trunkline.protocol.TimerTable timers}. Nothing here starts a thread, reads a clock or touches a socket: a protocol core takes
 * an event and the time, and returns {@linkplain io.trunkline.protocol.Effect effects}. No class here is safe for use from
 * several threads at once, except the immutable ones.
 */
package io.trunkline.protocol;
