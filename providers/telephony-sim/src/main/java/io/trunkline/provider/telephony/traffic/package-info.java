/** From a quality of service to channels of 64 kbit/s and back: overheads, fragment sizes, delay. Pure arithmetic, exact. */
package io.trunkline.provider.telephony.traffic;
