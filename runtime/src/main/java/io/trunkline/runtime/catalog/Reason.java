package io.trunkline.runtime.catalog;

import io.trunkline.api.Ws2Exception;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ExecutionException;

/** What went wrong in somebody else's code, in one line. */
public final class Reason {
    private Reason() {}

    /** The message, or the class where there is none; wrappers are taken off. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (isWrapper(root) && root.getCause() != null) root = root.getCause();
        if (root instanceof Ws2Exception e) return oneLine(e.getMessage());
        String message = root.getMessage();
        String name = root.getClass().getName();
        if (root instanceof ServiceConfigurationError && message != null) return oneLine(message);
        return message == null || message.isBlank() ? name : name + ": " + oneLine(message);
    }

    private static boolean isWrapper(Throwable failure) {
        if (failure instanceof UncheckedIOException) return failure.getCause() instanceof Ws2Exception;
        return failure instanceof ExecutionException
                || failure instanceof ExceptionInInitializerError
                || failure instanceof ServiceConfigurationError
                || failure instanceof InvocationTargetException;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
