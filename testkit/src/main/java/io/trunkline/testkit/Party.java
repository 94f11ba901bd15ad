package io.trunkline.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A thread of a test that acts on one host, known to the network's clock from the start. A party that fails and is never
 * awaited fails the test at its end; one that still runs then is interrupted.
 */
public final class Party<T> {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
    private static final int FRAMES = 12;

    private final String host;
    private final Pacer pacer;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private Thread thread;
    private volatile boolean awaited;
    private volatile boolean sentHome;

    private Party(String host, Pacer pacer) {
        this.host = host;
        this.pacer = pacer;
    }

    static <T> Party<T> start(String host, Pacer pacer, PartyCall<T> call) {
        Party<T> party = new Party<>(host, pacer);
        party.thread = pacer.clock().threads().newThread(() -> party.run(call));
        party.thread.setName("party " + host);
        party.thread.setDaemon(true);
        party.thread.start();
        return party;
    }

    /** A party's work with its library in it. */
    interface PartyCall<T> {
        T call() throws Exception;
    }

    private void run(PartyCall<T> call) {
        try {
            result.complete(call.call());
        } catch (Throwable failure) { // a failed assertion is an Error
            result.completeExceptionally(failure);
        }
    }

    /** The host it acts on. */
    public String host() {
        return host;
    }

    /** Whether it has ended. */
    public boolean isDone() {
        return result.isDone();
    }

    /** Waits, at most ten minutes of the network's time, and gives its result; throws what it has thrown. */
    public T await() throws Exception {
        return await(USUAL_LIMIT);
    }

    /**
     * As {@link #await()} with another limit.
     *
     * @param limit longest wait, on the network's clock
     * @throws AssertionError the limit has passed; the message says where the party stands
     */
    public T await(Duration limit) throws Exception {
        awaited = true;
        try {
            return pacer.await(result, limit);
        } catch (TimeoutException late) {
            throw new AssertionError("party '" + host + "' has not ended within " + limit + "; it " + stand(), late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            if (failed.getCause() instanceof Exception exception) throw exception;
            throw failed;
        }
    }

    // ---- at the end of a test

    /** Why it has failed though nobody asked, {@code null} if it has not. */
    Throwable unseenFailure() {
        if (awaited || sentHome || !result.isCompletedExceptionally()) return null;
        return result.handle((value, failure) -> failure).join();
    }

    void interrupt() {
        if (result.isDone()) return;
        sentHome = true;
        thread.interrupt();
    }

    String stand() {
        return "stands at "
                + Arrays.stream(thread.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
    }
}
