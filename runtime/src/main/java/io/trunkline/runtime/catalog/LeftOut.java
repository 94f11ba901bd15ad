package io.trunkline.runtime.catalog;

import io.trunkline.api.WsaError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Providers that were found and cannot be used: one clear line each, logged once. Safe from any thread. */
public final class LeftOut {
    private final Supplier<System.Logger> logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Set<String> names = new TreeSet<>();

    /** Nobody yet; {@code logger} is asked for only when there is something to say. */
    public LeftOut(Supplier<System.Logger> logger) {
        this.logger = logger;
    }

    /**
     * Leaves something out.
     *
     * @param what for example {@code provider tcp of file:/…/tcp.jar}
     */
    public void add(String what, WsaError error, String reason) {
        String line = what + " is left out: " + error + " " + error.number() + ": " + reason;
        if (lines.contains(line)) return;
        lines.add(line);
        logger.get().log(System.Logger.Level.WARNING, line);
    }

    /** Remembers the name of a provider that is left out, so that its configuration is not called unknown. */
    synchronized void name(String name) {
        names.add(name);
    }

    /** The lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Names of providers that were left out, as far as they are known. */
    public synchronized Set<String> names() {
        return Set.copyOf(names);
    }

    /** The line about a provider of this name, with a separator before it; empty if there is none. */
    String about(String name) {
        return lines.stream()
                .filter(line -> line.startsWith("provider " + name + " "))
                .findFirst()
                .map(line -> "; " + line)
                .orElse("");
    }
}
