package io.trunkline.conformance.lab;

import io.trunkline.api.Connected;

/**
 * The two ends of a connection.
 *
 * @param caller who connected
 * @param callee what was accepted
 * @param listener where
 * @param connected what connect answered
 */
public record Pair(Tap caller, Tap callee, Tap listener, Connected connected) {}
