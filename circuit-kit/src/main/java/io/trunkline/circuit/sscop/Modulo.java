package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;

/** Arithmetic of sequence numbers modulo 2^24. */
@Clause("ITU-T Q.2110 (07/94) §7.3")
final class Modulo {
    private static final int MASK = SscopPdu.MODULUS - 1;

    private Modulo() {}

    static int plus(int number, int count) {
        return number + count & MASK;
    }

    /** How far a number is ahead of a base, 0 to 2^24 - 1. */
    static int ahead(int number, int base) {
        return number - base & MASK;
    }

    /** True for a number that is rather behind the base than ahead of it. */
    static boolean isBehind(int number, int base) {
        return ahead(number, base) >= SscopPdu.MODULUS / 2;
    }

    /** True from {@code low} to {@code high}, both included. */
    static boolean isWithin(int number, int low, int high) {
        return ahead(number, low) <= ahead(high, low);
    }
}
