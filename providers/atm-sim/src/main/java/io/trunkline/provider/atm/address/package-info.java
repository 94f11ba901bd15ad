/** What applications make themselves: addresses of the family AF_ATM, and the ATM-specific part of a quality of service. */
package io.trunkline.provider.atm.address;
