package io.trunkline.cli.conference;

import java.util.Locale;

/** Numbers for people: three significant digits and a unit. */
final class Numbers {
    private static final String[] RATES = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Numbers() {}

    static String rate(double bitsPerSecond) {
        return scaled(bitsPerSecond, RATES);
    }

    static String octets(long octets) {
        return scaled(octets, SIZES);
    }

    private static String scaled(double value, String[] units) {
        int unit = 0;
        double rest = value;
        while (rest >= 999.5 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(Math.round(rest)) : threeDigits(rest)) + " " + units[unit];
    }

    static String millis(long nanos) {
        return threeDigits(nanos / 1e6);
    }

    private static String threeDigits(double value) {
        double size = Math.abs(value);
        String format = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
