package io.trunkline.api;

import java.util.List;
import java.util.Objects;

/** No catalog entry meets the requirements: {@code WSAEPROTONOSUPPORT} with the reason against each candidate. */
public final class SelectionException extends Ws2Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Selection.Other> candidates;

    /**
     * A selection that found nothing.
     *
     * @param detail one line, or {@code null}
     */
    public SelectionException(String detail, List<Selection.Other> candidates) {
        super(WsaError.WSAEPROTONOSUPPORT, detail, FailureContext.NONE, null);
        this.candidates = List.copyOf(Objects.requireNonNull(candidates, "candidates"));
    }

    /** Every candidate with the first requirement that it misses, in catalog order. */
    public List<Selection.Other> candidates() {
        return candidates;
    }
}
