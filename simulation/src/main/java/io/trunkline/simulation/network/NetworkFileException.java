package io.trunkline.simulation.network;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.List;

/** A network file that cannot be followed: everything that is wrong with it, {@code WSAEINVAL}. */
public final class NetworkFileException extends Ws2Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of texts
    private final List<String> problems;

    NetworkFileException(List<String> problems, Throwable cause) {
        super(WsaError.WSAEINVAL, String.join("; ", problems), FailureContext.NONE, cause);
        this.problems = List.copyOf(problems);
    }

    /** One line each: file and line, key, what was found, what was expected; in the file's order. */
    public List<String> problems() {
        return problems;
    }
}
