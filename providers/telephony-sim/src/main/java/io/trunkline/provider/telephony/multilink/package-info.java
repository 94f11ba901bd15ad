/**
 * PPP multilink (RFC 1990) and its classes (RFC 2686): fragments, the sender that cuts packets for whichever link is idle, and the receiver
 * that joins them in order for each class. Time is handed in; nothing here has a clock or a thread. Left out: prefix elision (RFC 2686
 * §6) and suspension inside a frame (RFC 2687).
 */
package io.trunkline.provider.telephony.multilink;
