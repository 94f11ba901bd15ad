/**
 * Signalling call control: what the user side and the network side of a user-network interface do with calls, and the call
 * processing of the network that joins the interfaces of caller and called. State tables with timers; the core takes an event
 * and the time and lists effects, {@code UserSide} and {@code NetworkSide} carry them out on a scheduler and an assured link.
 *
 * <p>Standards: ITU-T Q.2931 (02/95) with Q.2963.1 and Q.2963.2 (modification) and Q.2971 (point-to-multipoint), as ATM Forum UNI 3.1
 * and 4.0 use them. Left out: leaf initiated join, N-ISDN interworking, negotiation while a call is set up, the network-node interface.
 * The departures are listed in docs/exceptions/atm-signalling.md.
 */
package io.trunkline.provider.atm.call;
