/** Digital telephony over a simulated exchange. */
package io.trunkline.provider.telephony;
