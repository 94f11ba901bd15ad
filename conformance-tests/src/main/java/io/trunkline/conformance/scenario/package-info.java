/**
 * Generated cases over several sockets and groups. A scenario draws every decision from a {@link
 * io.trunkline.conformance.scenario.Source} of bounded numbers, 0 being the simplest; what draws and shortens the numbers
 * knows nothing of scenarios, and scenarios know nothing of it.
 */
package io.trunkline.conformance.scenario;
