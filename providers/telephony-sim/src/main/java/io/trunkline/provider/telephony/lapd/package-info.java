/**
 * The data link of the D channel, LAPD (ITU-T Q.921, 09/97): frames, the procedures of a data link with their timers, and the
 * management of terminal endpoint identifiers at both sides. Cores are handed events and the time; they have no clock and no thread.
 * {@link io.trunkline.provider.telephony.lapd.TerminalLapd} and {@link io.trunkline.provider.telephony.lapd.NetworkLapd} put them
 * together on simulated time. Left out: negotiation of parameters by XID; docs/protocols/lapd.md says more.
 */
package io.trunkline.provider.telephony.lapd;
