/**
 * Call control messages in octets: message types and information elements as tables, decoders that give a value or say what is wrong, and
 * the check of a message against the tables. Pure: no socket, thread or time.
 *
 * <p>Standards: ITU-T Q.931 (05/98) codeset 0, Q.932 (05/98) hold and retrieve by name, Q.957.1 user-to-user signalling, Q.850 causes. Left
 * out: the insides of elements that only packet calls and supplementary services use (kept as octets), other codesets (kept as octets),
 * joining of segmented messages.
 */
package io.trunkline.provider.telephony.q931;
