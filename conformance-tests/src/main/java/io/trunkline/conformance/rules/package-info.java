/** The checks, one method per requirement of the contract, in its order. */
package io.trunkline.conformance.rules;
