/**
 * The Bandwidth Allocation Protocol (RFC 2125): packets, options, and the procedures by which a bundle gains and loses links while it
 * works. The negotiation that comes first (BACP) stands with the others in package {@code ppp}. How long an answer is waited for, and how
 * often a request is repeated, was chosen here.
 */
package io.trunkline.provider.telephony.bap;
