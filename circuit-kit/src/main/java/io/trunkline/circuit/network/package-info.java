/** What simulated networks of all kinds are configured by, and who is on them. */
package io.trunkline.circuit.network;
