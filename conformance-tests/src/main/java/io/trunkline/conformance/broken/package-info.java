/**
 * Providers with one defect each, as layers over a good one. They prove that the kit sees what it should: {@code check
 * --provider broken-drops-octet/loopback} fails, and says why. They do no harm unless a chain names them.
 */
package io.trunkline.conformance.broken;
