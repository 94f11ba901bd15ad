/**
 * What checks work with: a library with sockets that write down every call ({@code Tap}), evidence that counts, helper threads,
 * time limits. Nothing here knows a requirement.
 */
package io.trunkline.conformance.lab;
