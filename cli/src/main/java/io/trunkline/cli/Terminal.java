package io.trunkline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody is looking: colours and progress are for terminals only. */
public final class Terminal {
    private Terminal() {}

    /** True if standard error is a terminal. */
    public static boolean onStandardError() {
        return isTerminal(2);
    }

    /** True if standard output is a terminal. */
    public static boolean onStandardOutput() {
        return isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        String kind = System.getenv("TERM");
        if (kind == null || kind.equals("dumb")) return false;
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null && Runtime.version().feature() < 22;
        }
    }

    /** True if colours are wanted there: a terminal, and nobody has asked for none. */
    static boolean wantsColours() {
        return onStandardOutput() && System.getenv("NO_COLOR") == null;
    }
}
