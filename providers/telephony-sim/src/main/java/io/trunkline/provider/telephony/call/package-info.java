/**
 * Call control of the digital subscriber signalling system: what the user side and the network side of an access do with calls, and the
 * call processing of the exchange that joins the access of a caller with that of the called. State tables with timers; the core takes an
 * event and the time and lists effects, {@code UserSide} and {@code NetworkSide} carry them out on a scheduler and a data link.
 *
 * <p>Standard: ITU-T Q.931 (05/98), circuit-switched calls, with user-to-user signalling of Q.957.1. Left out: packet-mode calls,
 * supplementary services (Q.932 functional and keypad protocols), symmetric operation, D-channel back-up (T321), segmentation.
 */
package io.trunkline.provider.telephony.call;
