/**
 * SSCOP (ITU-T Q.2110, 07/94) as a pure core: an entity is handed events and the time, and is asked for units; it has no clock and
 * no thread. Left out: unassured data (UD, MD) and the retrieval of undelivered data; docs/protocols/sscop.md says more.
 */
package io.trunkline.circuit.sscop;
