package io.trunkline.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a contender costs at rest: heap per idle connection, and the time from starting a JVM to the first echo. */
final class Footprint {
    private static final int CONNECTIONS = 2_000;

    private Footprint() {}

    /** Octets of heap that one connection holds, both ends together. */
    static long heapOctetsPerConnection(Contender contender) throws IOException, InterruptedException {
        contender.idleConnections(16).close();
        long before = usedHeap();
        Closeable held = contender.idleConnections(CONNECTIONS);
        try {
            return Math.max(0, usedHeap() - before) / CONNECTIONS;
        } finally {
            held.close();
        }
    }

    /** The least that several collections leave: one alone may keep what is only just unreachable. */
    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Milliseconds from the start of a JVM until one ping-pong is done, median of {@code tries}. */
    static double startUpMillis(String contender, int tries) throws IOException, InterruptedException {
        double[] millis = new double[tries];
        for (int i = 0; i < tries; i++) millis[i] = startUpMillis(contender);
        Arrays.sort(millis);
        return millis[tries / 2];
    }

    private static double startUpMillis(String contender) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Dguice_bytecode_gen_option=DISABLED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstEcho.class.getName(),
                        contender))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            long end = System.nanoTime();
            if (!"echoed".equals(line) || process.waitFor() != 0) {
                throw new IOException("the start-up probe of " + contender + " failed: " + line);
            }
            return (end - start) / 1e6;
        }
    }
}
