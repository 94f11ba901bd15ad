/**
 * The provider {@code reference}: hosts inside one process, one slow link between any two of them, and on it everything
 * that the provider interface can express: groups on shared circuits, enforced quality of service, scheduled priority,
 * data with connect and disconnect, streams and messages, late and spurious readiness. It is the oracle of the conformance
 * kit, not a model of any real network: there is no wire format, and signalling takes the link's delay and no capacity.
 *
 * <p>{@link io.trunkline.provider.reference.Network} holds the only lock and the clock; what it guards ({@code Link},
 * {@code Lane}, {@code Circuit}, {@code End}) takes the time as an argument and plans events.
 */
package io.trunkline.provider.reference;
