/**
 * The provider's side: what a transport provider implements, what it may call, and parts to build it from. The contract
 * on threads, buffers and readiness stands in {@code docs/spi-contract.md}; in short: no operation blocks, any operation
 * may be called from any thread and inside an upcall, an upcall only says "look again", and a buffer is the provider's
 * only until the call returns.
 *
 * <p>Caller's mistakes are thrown at once as {@link io.trunkline.api.Ws2Exception} and change nothing. The library checks
 * states (bound, connected, listening, closed) and arguments before it calls a provider, so a provider need not; group
 * rules and quality of service are checked by the provider that owns the group, with the toolkit's parts.
 */
package io.trunkline.spi;
