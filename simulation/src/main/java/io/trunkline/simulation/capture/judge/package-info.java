/**
 * What tshark, a program of others, says about captures: whether every check sequence is right and every record is well
 * formed. Faults of its dissectors are known by name and excused, each only where the octets show that it is that fault.
 */
package io.trunkline.simulation.capture.judge;
