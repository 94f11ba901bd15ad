/**
 * Tests of applications on a simulated network. {@link io.trunkline.testkit.SimulatedNetworkTest} or {@link
 * io.trunkline.testkit.SimulatedNetworkExtension} gives every test a network of its own, {@link
 * io.trunkline.testkit.SimulatedNetworkHandle} is what the test does with it. What a test leaves open fails it; what a
 * failed test leaves behind is a directory with captures, trace and report.
 */
package io.trunkline.testkit;
