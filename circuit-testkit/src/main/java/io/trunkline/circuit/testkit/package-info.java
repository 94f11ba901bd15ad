/**
 * What the tests of circuits share: a plain event queue, libraries on the hosts of a simulated network, wrong octets, readers of
 * capture files, pages that the code prints; and, as {@code …Behaviour}, the tests that every provider of circuits must pass.
 */
package io.trunkline.circuit.testkit;
