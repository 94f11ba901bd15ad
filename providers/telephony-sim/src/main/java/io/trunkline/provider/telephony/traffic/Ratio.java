package io.trunkline.provider.telephony.traffic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number that is not negative, in lowest terms, so that no decision hangs on a rounding. Immutable. */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
    /** Nothing. */
    public static final Ratio ZERO = of(0);
    /** One. */
    public static final Ratio ONE = of(1);

    /** Brings it into lowest terms. */
    public Ratio {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(numerator + "/" + denominator + ", expected 0 or more");
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** A fraction. */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A whole number. */
    public static Ratio of(long whole) {
        return of(whole, 1);
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** Less another, or nothing if that is larger. */
    Ratio lessAtMost(Ratio other) {
        BigInteger rest = numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator));
        return new Ratio(rest.max(BigInteger.ZERO), denominator.multiply(other.denominator));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Ratio times(long whole) {
        return times(of(whole));
    }

    Ratio over(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean isAbove(Ratio other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The whole number at or below it; {@link Long#MAX_VALUE} if that is larger. */
    public long floor() {
        return clamped(numerator.divide(denominator));
    }

    /** The whole number at or above it; {@link Long#MAX_VALUE} if that is larger. */
    public long ceiling() {
        return clamped(numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator));
    }

    private static long clamped(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
    }

    /** For people: rounded half up to so many decimals. */
    public String text(int decimals) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
