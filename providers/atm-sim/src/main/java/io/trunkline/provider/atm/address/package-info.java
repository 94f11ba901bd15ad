/** Addresses of the family AF_ATM, for applications that make them themselves. */
package io.trunkline.provider.atm.address;
