/** What a circuit may send: contracts, their tests, their admission and how a flow spec becomes one (TM 4.0, RFC 2381). */
package io.trunkline.provider.atm.traffic;
