package io.trunkline.api;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A failed operation with its Windows Sockets error. The message is one line: where it happened, the code, what was wrong
 * and what to do, the network's cause and whose side it was.
 */
public class Ws2Exception extends IOException {
    private static final long serialVersionUID = 1L;

    /** The code; never {@code null}. */
    private final WsaError error;
    /** What was wrong, without the context. */
    private final String detail;

    @SuppressWarnings("serial") // a record of strings and enums, kept out of the serial form on purpose
    private final transient FailureContext context;

    /** A failure of which only the code is known. */
    public Ws2Exception(WsaError error) {
        this(error, Objects.requireNonNull(error, "error").meaning());
    }

    /**
     * A failure with its explanation.
     *
     * @param detail what was wrong, what was expected, what to do; one line, or {@code null}
     */
    public Ws2Exception(WsaError error, String detail) {
        this(error, detail, FailureContext.NONE, null);
    }

    /**
     * A failure with all that is known of it.
     *
     * @param detail what was wrong, what was expected, what to do; one line, or {@code null}
     * @param cause the underlying exception, or {@code null}
     */
    public Ws2Exception(WsaError error, String detail, FailureContext context, Throwable cause) {
        super(message(error, detail, context), cause);
        this.error = error;
        this.detail = detail;
        this.context = context;
    }

    private static String message(WsaError error, String detail, FailureContext context) {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(context, "context");
        String where = context.where();
        StringBuilder text = new StringBuilder(where);
        if (!where.isEmpty()) text.append(": ");
        text.append(error).append(' ').append(error.number()).append(": ").append(detail);
        if (context.cause() != null) text.append(" (").append(context.cause()).append(')');
        if (context.side() == Side.PEER) text.append(" [by the other side]");
        if (context.side() == Side.NETWORK) text.append(" [by the network]");
        return text.toString();
    }

    /** The Windows Sockets error. */
    public WsaError error() {
        return error;
    }

    /** What was wrong, without where. */
    public String detail() {
        return detail;
    }

    /** Where it happened; parts that are not known are {@code null}. */
    public FailureContext context() {
        return context == null ? FailureContext.NONE : context;
    }

    /** The network's cause, where the network gave one. */
    public Optional<NetworkCause> networkCause() {
        return Optional.ofNullable(context().cause());
    }

    /** Whose side it was; {@link Side#LOCAL} if nobody else is known to have done it. */
    public Side side() {
        return context().side() == null ? Side.LOCAL : context().side();
    }

    /**
     * This failure with the missing parts of its context filled in. The stack trace and the cause are kept.
     *
     * @return this exception if it already knows everything, else a copy
     */
    public Ws2Exception in(FailureContext where) {
        FailureContext merged = context().orElse(where);
        return merged.equals(context()) ? this : keepingTrace(new Ws2Exception(error, detail, merged, getCause()));
    }

    /** Gives {@code copy} this exception's stack trace, so that a decorated failure still points at its origin. */
    <E extends Ws2Exception> E keepingTrace(E copy) {
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) copy.addSuppressed(suppressed);
        return copy;
    }
}
