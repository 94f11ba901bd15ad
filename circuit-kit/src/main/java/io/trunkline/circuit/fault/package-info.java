/** The faults of a network file that concern calls and their messages, the same in every network of circuits. In the kernel. */
package io.trunkline.circuit.fault;
