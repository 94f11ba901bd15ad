/**
 * What travels in an ATM network, octets to values and back: cells with their header check, AAL type 5, SSCOP, the Q.2931 family of
 * signalling messages, addresses, F5 loopback. All of it is pure: no state but what a receiver needs, no time, no input or output.
 * Every decoder is total, and holds no more than a small multiple of what it was given.
 *
 * <p>Standards: ITU-T I.361, I.363.5, I.432, I.610, Q.2110, Q.2931 with Q.2957 to Q.2971, ATM Forum UNI 3.1 and 4.0. UNI 3.0 differs in
 * SSCOP and in several codes and is left out, as are AAL types 1, 2 and 3/4, RM cells and the messages for N-ISDN interworking.
 */
package io.trunkline.provider.atm.wire;
