/**
 * The simulated telephone network: subscribers with their accesses and numbers, exchanges, trunks between them, what calls cost, and what
 * breaks. It answers call processing at once and moves no signalling itself. In the kernel, one thread at a time.
 */
package io.trunkline.provider.telephony.exchange;
