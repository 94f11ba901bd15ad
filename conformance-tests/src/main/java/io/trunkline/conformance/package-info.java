/**
 * The conformance kit: the contract of a transport provider and what checks it. Extend {@link
 * io.trunkline.conformance.ProviderConformance} in a provider's tests, or use {@link
 * io.trunkline.conformance.ConformanceRun} in a program. {@link io.trunkline.conformance.TestContext} starts a provider
 * without the library, for tests of its own.
 */
package io.trunkline.conformance;
