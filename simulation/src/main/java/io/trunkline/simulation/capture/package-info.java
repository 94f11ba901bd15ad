/**
 * Capture files that other tools can judge: pcapng (draft-ietf-opsawg-pcapng), native ERF (Endace), and EyeSDN. Times are
 * picoseconds since the simulation began, which the files show as times after 1970-01-01 00:00 UTC.
 *
 * <p>Writers never disturb the run: a file that cannot be written any more says so once and ends. They are safe from any
 * thread.
 */
package io.trunkline.simulation.capture;
