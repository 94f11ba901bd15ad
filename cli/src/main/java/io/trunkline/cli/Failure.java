package io.trunkline.cli;

import io.trunkline.api.NetworkCause;
import io.trunkline.api.SelectionException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What ended a command: its exit status, one line for people, and the same as JSON.
 *
 * @param status the exit status
 * @param error the nearest Windows Sockets error
 * @param message one line
 * @param provider catalog id, or {@code null}
 * @param cause the network's cause, or {@code null}
 */
record Failure(int status, WsaError error, String message, String provider, NetworkCause cause) {
    static Failure of(Throwable thrown) {
        if (thrown instanceof UsageException mistake) return of(mistake);
        if (thrown instanceof Ws2Exception failure) return of(failure);
        if (thrown instanceof IOException) {
            return new Failure(ExitStatus.FAILED, WsaError.WSASYSCALLFAILURE, describe(thrown), null, null);
        }
        String text = "internal error, please report it: " + describe(thrown) + " (--verbose shows where)";
        return new Failure(ExitStatus.INTERNAL, WsaError.WSASYSCALLFAILURE, text, null, null);
    }

    static Failure usage(String message) {
        return new Failure(ExitStatus.USAGE, WsaError.WSAEINVAL, message, null, null);
    }

    private static Failure of(UsageException mistake) {
        WsaError error = mistake.getCause() instanceof Ws2Exception cause ? cause.error() : WsaError.WSAEINVAL;
        return new Failure(ExitStatus.USAGE, error, mistake.getMessage(), null, null);
    }

    private static Failure of(Ws2Exception failure) {
        return new Failure(
                isOfConfiguration(failure) ? ExitStatus.USAGE : ExitStatus.FAILED,
                failure.error(),
                failure instanceof SelectionException ? withoutCandidates(failure.detail()) : failure.getMessage(),
                failure.context().provider(),
                failure.networkCause().orElse(null));
    }

    /** A provider tells with this error alone that it cannot start with what is configured, when it is first used. */
    private static boolean isOfConfiguration(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Ws2Exception told && told.error() == WsaError.WSASYSNOTREADY) return true;
        }
        return false;
    }

    /** The candidates follow in a table. */
    private static String withoutCandidates(String detail) {
        int candidates = detail.indexOf("; not ");
        return candidates < 0 ? detail : detail.substring(0, candidates);
    }

    private static String describe(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? kind : kind + ": " + thrown.getMessage();
    }

    /** The message without line ends. */
    String line() {
        return OneLine.of(message);
    }

    Map<String, Object> json() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("name", error.name());
        inner.put("number", error.number());
        inner.put("message", line());
        inner.put("provider", provider);
        inner.put("networkCause", cause == null ? null : causeJson());
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("schemaVersion", 1);
        outer.put("error", inner);
        return outer;
    }

    private Map<String, Object> causeJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", cause.number());
        json.put("name", cause.name());
        return json;
    }
}
