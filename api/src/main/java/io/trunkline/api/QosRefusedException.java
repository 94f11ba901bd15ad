package io.trunkline.api;

import java.util.Optional;

/**
 * The quality of service that was required cannot be had now: {@code WSAEOPNOTSUPP} with what the network would admit. A
 * later request for {@link #available()} may still be refused if others were faster.
 */
public final class QosRefusedException extends Ws2Exception {
    private static final long serialVersionUID = 1L;

    private final transient Qos available;

    /**
     * A refusal.
     *
     * @param detail what was asked for and what was missing; one line, or {@code null}
     * @param available what would have been admitted, or {@code null} if nothing would
     */
    public QosRefusedException(String detail, Qos available, FailureContext context) {
        super(WsaError.WSAEOPNOTSUPP, detail, context, null);
        this.available = available;
    }

    /** What would have been admitted at the time of the refusal; empty where only best effort is left, or nothing. */
    public Optional<Qos> available() {
        return Optional.ofNullable(available);
    }

    @Override
    public QosRefusedException in(FailureContext where) {
        FailureContext merged = context().orElse(where);
        return merged.equals(context()) ? this : keepingTrace(new QosRefusedException(detail(), available, merged));
    }
}
