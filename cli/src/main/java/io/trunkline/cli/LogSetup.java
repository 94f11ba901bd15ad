package io.trunkline.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * The platform's logging as the program wants it: warnings only, one line each, on standard error. Loaded by the platform
 * when something is logged for the first time, so that a command that logs nothing does not pay for it.
 */
public final class LogSetup {
    private static volatile String level = "WARNING";

    /** Sets the platform's logging up; called by it. */
    public LogSetup() throws IOException {
        String settings = "handlers=java.util.logging.ConsoleHandler\n"
                + "java.util.logging.ConsoleHandler.level=ALL\n"
                + ".level=" + level + "\n"
                + "java.util.logging.SimpleFormatter.format=trunkline: %4$s: %5$s%n\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes the platform use this, unless whoever started the program has set it up. */
    static void install(boolean verbose) {
        if (System.getProperty("java.util.logging.config.file") != null) return;
        System.setProperty("java.util.logging.config.class", LogSetup.class.getName());
        level = verbose ? "INFO" : "WARNING";
    }
}
