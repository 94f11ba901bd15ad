/**
 * What several sockets of a group say to each other on one circuit: frames of a channel inside LLC/SNAP, with a protocol
 * type of the local experimental range (IEEE 802, 0x88B5), and what goes along with a call. Ours; no standard has it.
 */
package io.trunkline.circuit.shim;
