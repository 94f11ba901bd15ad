/**
 * Sockets over circuits: what a provider does alike whatever its circuits are made of. The first member of a group has a circuit
 * placed, the others ride on it by priority, each with an assured stream or messages of its own; the last one clears it. A
 * network says what a circuit is by {@link io.trunkline.circuit.socket.CallerCircuit}, {@link
 * io.trunkline.circuit.socket.CalledCircuit} and {@link io.trunkline.circuit.socket.Line}.
 */
package io.trunkline.circuit.socket;
