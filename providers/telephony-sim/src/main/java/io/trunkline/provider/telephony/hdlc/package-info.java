/**
 * Frames of HDLC on a line: flags, transparency by inserted zero bits or by escape octets, and frame check sequences (ISO/IEC 13239;
 * ITU-T Q.921 (09/97) §2; RFC 1662). The D channel and the B channels use it alike. Everything is pure; decoders are total and
 * bounded. Left out: the 32 bit check on the line, which {@link io.trunkline.provider.telephony.hdlc.Fcs32} only computes.
 */
package io.trunkline.provider.telephony.hdlc;
