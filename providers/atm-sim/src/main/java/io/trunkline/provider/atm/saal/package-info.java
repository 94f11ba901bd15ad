/** The signalling adaptation layer: SSCF-UNI (ITU-T Q.2130, 07/94) above SSCOP. */
package io.trunkline.provider.atm.saal;
