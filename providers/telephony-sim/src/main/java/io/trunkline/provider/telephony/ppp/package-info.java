/**
 * PPP on B channels (RFC 1661, 1662, 1618): frames, the Link Control Protocol and the protocols negotiated like it, one link's life, and the
 * bundle that its links make (RFC 1990). Cores are handed events and the time and are asked for frames; they have no clock and no thread.
 * Left out: authentication, link quality monitoring, numbered mode, compression; docs/protocols/ppp.md says more.
 */
package io.trunkline.provider.telephony.ppp;
