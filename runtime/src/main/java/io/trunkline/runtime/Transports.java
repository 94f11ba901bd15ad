package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.CatalogEntry;
import io.trunkline.runtime.catalog.Declared;
import io.trunkline.runtime.catalog.Reason;
import io.trunkline.runtime.catalog.Watchdog;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * The started providers: a base once for all its entries, a layer once for each entry below it. Each starts with the first
 * socket that needs it; a start that fails is tried again by the next. Safe from any thread.
 */
final class Transports implements AutoCloseable {
    private final Watchdog watchdog;
    private final Contexts contexts;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    /** In the order of their start, so a layer stands behind what it is on; guarded by itself. */
    private final List<Started> started = new ArrayList<>();

    private volatile boolean closed;

    /** The place of one transport. Whoever starts it holds the monitor, so that others wait for the outcome. */
    private static final class Slot {
        private volatile Transport transport;
    }

    private record Started(String name, Transport transport) {}

    Transports(Watchdog watchdog, Contexts contexts) {
        this.watchdog = watchdog;
        this.contexts = contexts;
    }

    /**
     * The transport of an entry, started if need be.
     *
     * @throws Ws2Exception {@code WSAEPROVIDERFAILEDINIT} naming provider and reason
     */
    Transport of(CatalogEntry entry) throws Ws2Exception {
        String name = entry.owner().name();
        String key = entry.below().map(below -> name + "/" + below.info().id()).orElse(name);
        Slot slot = slots.computeIfAbsent(key, k -> new Slot());
        Transport ready = slot.transport;
        if (ready != null) return ready;
        synchronized (slot) {
            if (slot.transport == null) slot.transport = start(entry, name);
            return slot.transport;
        }
    }

    private Transport start(CatalogEntry entry, String name) throws Ws2Exception {
        Declared owner = entry.owner();
        Callable<Transport> start;
        if (entry.below().isPresent()) {
            CatalogEntry below = entry.below().get();
            Downstream downstream = new Downstream(of(below), below.info());
            ProviderContext context = contexts.of(owner);
            start = () -> owner.layer().orElseThrow().start(context, downstream);
        } else {
            start = () -> owner.base().orElseThrow().start(contexts.of(owner));
        }
        Transport transport = watched(name, start);
        if (transport == null) throw failed(name, "start() answers null", null);
        register(name, transport);
        return transport;
    }

    private Transport watched(String name, Callable<Transport> start) throws Ws2Exception {
        try {
            return watchdog.call(name + "-start", start, Transports::closeLate);
        } catch (ExecutionException e) {
            throw failed(name, Reason.of(e), e.getCause());
        } catch (Ws2Exception e) {
            throw e.error() == WsaError.WSAEINTR ? e : failed(name, e.detail(), e);
        }
    }

    private static void closeLate(Transport late) {
        if (late != null) late.close();
    }

    private static Ws2Exception failed(String name, String reason, Throwable cause) {
        return new Ws2Exception(
                WsaError.WSAEPROVIDERFAILEDINIT,
                "provider " + name + " could not be started: " + reason,
                FailureContext.NONE,
                cause);
    }

    private void register(String name, Transport transport) throws Ws2Exception {
        synchronized (started) {
            if (!closed) {
                started.add(new Started(name, transport));
                return;
            }
        }
        transport.close();
        throw new Ws2Exception(WsaError.WSANOTINITIALISED);
    }

    /** All that have started, in the order of their start. */
    List<Transport> started() {
        synchronized (started) {
            return started.stream().map(Started::transport).toList();
        }
    }

    SystemTimeSource systemTime() {
        return contexts.time();
    }

    /** Ends all, layers before what they stand on. One that throws or hangs does not keep the others. */
    @Override
    public void close() {
        List<Started> all;
        synchronized (started) {
            closed = true;
            all = new ArrayList<>(started);
            started.clear();
        }
        for (int i = all.size() - 1; i >= 0; i--) end(all.get(i));
        contexts.close();
    }

    /** A simulation ends on the calling thread, which it knows: it watches over threads that do not come back itself. */
    private void end(Started one) {
        if (!endHere(one)) endWatched(one);
    }

    private static boolean endHere(Started one) {
        try {
            if (one.transport().time().kind() != ClockKind.VIRTUAL) return false;
            one.transport().close();
        } catch (RuntimeException | Error e) {
            Library.logger()
                    .log(System.Logger.Level.WARNING, "provider " + one.name() + " does not end: " + Reason.of(e));
        }
        return true;
    }

    private void endWatched(Started one) {
        try {
            watchdog.call(one.name() + "-stop", () -> {
                one.transport().close();
                return null;
            });
        } catch (Ws2Exception | ExecutionException e) {
            Library.logger()
                    .log(System.Logger.Level.WARNING, "provider " + one.name() + " does not end: " + Reason.of(e));
        }
    }
}
