package io.trunkline.runtime.catalog;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Finds the objects behind a service through class loaders. Whatever goes wrong with one (a class that is missing, a
 * constructor or static initialiser that throws or hangs) leaves that one out and no other.
 *
 * @param <S> the service
 */
final class ProviderFinder<S> {
    /** A broken path can make the iterator fail for ever; that many failures in a row end the search. */
    private static final int MOST_FAILURES_IN_A_ROW = 20;

    private final Watchdog watchdog;
    private final LeftOut leftOut;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<Found<S>> found = new ArrayList<>();

    /**
     * Somebody who was found.
     *
     * @param object what the service loader made
     * @param place where it comes from, for messages
     */
    record Found<S>(S object, String place) {}

    ProviderFinder(Watchdog watchdog, LeftOut leftOut) {
        this.watchdog = watchdog;
        this.leftOut = leftOut;
    }

    List<Found<S>> found() {
        return found;
    }

    /** Everybody that {@code candidates} lists and that was not seen before. Answers how many that were. */
    int search(ServiceLoader<S> candidates, String place) throws Ws2Exception {
        Iterator<ServiceLoader.Provider<S>> each = candidates.stream().iterator();
        int fresh = 0;
        int failures = 0;
        while (failures < MOST_FAILURES_IN_A_ROW) {
            try {
                if (!each.hasNext()) return fresh;
                ServiceLoader.Provider<S> candidate = each.next();
                failures = 0;
                if (!seen.add(candidate.type())) continue;
                fresh++;
                make(candidate, place);
            } catch (ServiceConfigurationError | LinkageError e) {
                fresh++;
                failures++;
                leftOut.add("a provider of " + place, WsaError.WSAEINVALIDPROCTABLE, Reason.of(e));
            }
        }
        return fresh;
    }

    private void make(ServiceLoader.Provider<S> candidate, String place) throws Ws2Exception {
        String name = candidate.type().getName();
        String where = "class " + name + " of " + place(candidate.type(), place);
        try {
            found.add(new Found<>(watchdog.call(shortName(name) + "-new", candidate::get), where));
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINTR) throw e;
            leftOut.add("provider " + where, WsaError.WSAEPROVIDERFAILEDINIT, e.detail());
        } catch (ExecutionException e) {
            leftOut.add("provider " + where, WsaError.WSAEPROVIDERFAILEDINIT, Reason.of(e));
        }
    }

    private static String place(Class<?> type, String place) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? place : location.toString();
    }

    private static String shortName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
