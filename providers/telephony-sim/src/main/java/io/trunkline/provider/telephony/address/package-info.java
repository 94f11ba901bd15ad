/** Addresses of digital telephony, as applications make them. */
package io.trunkline.provider.telephony.address;
