package io.trunkline.conformance.scenario;

import io.trunkline.conformance.Status;
import java.util.List;

/** A generated case that the contract does not allow, as short as it could be made. */
public final class Counterexample extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final String id;

    Counterexample(String id, Failure failure) {
        super("breaks " + failure.rule() + ": expected " + failure.expected() + ", saw " + failure.seen());
        this.id = id;
        this.failure = failure;
    }

    /** {@code FAIL} or {@code TIMEOUT}. */
    public Status status() {
        return failure.status();
    }

    /** What the model allows. */
    public String expected() {
        return failure.expected() + " (" + failure.rule() + ")";
    }

    /** What happened. */
    public String seen() {
        return failure.seen();
    }

    /** The calls, numbered. */
    public List<String> script() {
        return failure.script();
    }

    /** What runs the case again. */
    public String token() {
        return id + ":" + failure.choices();
    }
}
