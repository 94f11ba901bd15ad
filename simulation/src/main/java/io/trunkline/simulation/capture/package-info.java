/** Capture files that other tools can judge: pcapng with ERF and SunATM records, and EyeSDN. */
package io.trunkline.simulation.capture;
