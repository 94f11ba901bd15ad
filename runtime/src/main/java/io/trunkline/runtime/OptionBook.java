package io.trunkline.runtime;

import static java.util.Map.entry;

import io.trunkline.api.Capability;
import io.trunkline.api.Linger;
import io.trunkline.api.Nanos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A socket's options. Those in {@link #KEPT} live here; the rest is the provider's, with the standard's default where it
 * does not know a common one.
 */
final class OptionBook {
    /** An option that lives here. */
    private record Kept<T>(Function<OptionBook, T> read, BiConsumer<OptionBook, T> write) {
        void writeTo(OptionBook book, Object value, Class<?> type) {
            @SuppressWarnings("unchecked") // the option's type was checked
            T typed = (T) type.cast(value);
            write.accept(book, typed);
        }
    }

    // @formatter:off
    private static final Map<Ws2Option<?>, Kept<?>> KEPT = Map.ofEntries(
            kept(SocketOptions.SO_DEBUG,              book -> book.debug,                  (book, on) -> book.debug = on),
            kept(SocketOptions.SO_DONTROUTE,          book -> book.dontRoute,              (book, on) -> book.dontRoute = on),
            kept(SocketOptions.SO_LINGER,             book -> book.linger,                 (book, value) -> book.linger = value),
            kept(SocketOptions.SO_DONTLINGER,         book -> !book.linger.on(),           (book, off) -> book.linger = new Linger(!off, book.linger.limit())),
            kept(SocketOptions.SO_SNDTIMEO,           book -> book.sendLimit,              OptionBook::sendLimit),
            kept(SocketOptions.SO_RCVTIMEO,           book -> book.receiveLimit,           OptionBook::receiveLimit),
            kept(SocketOptions.SO_CONDITIONAL_ACCEPT, book -> book.conditionalAccept,      (book, on) -> book.conditionalAccept = on),
            readOnly(SocketOptions.SO_ACCEPTCONN,     book -> book.core.state() == SocketState.LISTENING),
            readOnly(SocketOptions.SO_ERROR,          book -> book.core.takePendingError()),
            readOnly(SocketOptions.SO_TYPE,           book -> book.core.entry.socketType()),
            readOnly(SocketOptions.SO_PROTOCOL_INFO,  book -> book.core.entry));

    /** Common options that a provider need not know, with their defaults, which every provider can be said to have. */
    private static final Map<Ws2Option<?>, Object> DEFAULTS = Map.of(
            SocketOptions.SO_REUSEADDR,        false,
            SocketOptions.SO_KEEPALIVE,        false,
            SocketOptions.SO_BROADCAST,        false,
            SocketOptions.SO_OOBINLINE,        false,
            SocketOptions.SO_EXCLUSIVEADDRUSE, false);

    /** When an option can be set, where that is not always. */
    private static final Map<Ws2Option<?>, Operation> WHEN = Map.of(
            SocketOptions.SO_EXCLUSIVEADDRUSE,   Operation.SET_UNBOUND,
            SocketOptions.SO_CONDITIONAL_ACCEPT, Operation.SET_NO_LISTENER);
    // @formatter:on

    /** Options that mean something only in a group. */
    private static final Set<Ws2Option<?>> OF_GROUPS = Set.of(
            SocketOptions.SO_GROUP_PRIORITY,
            SocketOptions.SO_GROUP_SCHEDULER,
            SocketOptions.SO_GROUP_MEMBER_WEIGHT,
            SocketOptions.SO_GROUP_WEIGHT);

    /** Options that an accepted socket does not take over from its listener: they belong to bind or to a group. */
    private static final Set<Ws2Option<?>> NOT_INHERITED = Set.of(
            SocketOptions.SO_REUSEADDR,
            SocketOptions.SO_EXCLUSIVEADDRUSE,
            SocketOptions.SO_GROUP_PRIORITY,
            SocketOptions.SO_GROUP_SCHEDULER,
            SocketOptions.SO_GROUP_MEMBER_WEIGHT,
            SocketOptions.SO_GROUP_WEIGHT);

    private final SocketCore core;
    private final TransferMode sending;
    private final TransferMode receiving;
    private volatile boolean debug;
    private volatile boolean dontRoute;
    private volatile boolean conditionalAccept;
    private volatile Linger linger = Linger.OFF;
    private volatile Duration sendLimit = Duration.ZERO;
    private volatile Duration receiveLimit = Duration.ZERO;
    /** What the application has set at the provider; copied on every change, {@code null} for nothing yet. */
    private volatile Map<Ws2Option<?>, Object> atProvider = Map.of();

    OptionBook(SocketCore core, TransferMode sending, TransferMode receiving) {
        this.core = core;
        this.sending = sending;
        this.receiving = receiving;
    }

    private static <T> Map.Entry<Ws2Option<?>, Kept<?>> kept(
            Ws2Option<T> option, Function<OptionBook, T> read, BiConsumer<OptionBook, T> write) {
        return entry(option, new Kept<>(read, write));
    }

    private static <T> Map.Entry<Ws2Option<?>, Kept<?>> readOnly(Ws2Option<T> option, Function<OptionBook, T> read) {
        return entry(option, new Kept<>(read, (book, value) -> {}));
    }

    private void sendLimit(Duration limit) {
        sendLimit = limit;
        sending.limit(Nanos.of(limit));
    }

    private void receiveLimit(Duration limit) {
        receiveLimit = limit;
        receiving.limit(Nanos.of(limit));
    }

    Linger linger() {
        return linger;
    }

    /** True if the application has set this option of the provider's. */
    boolean hasSet(Ws2Option<?> option) {
        return atProvider.containsKey(option);
    }

    <T> void set(Ws2Option<T> option, T value) throws Ws2Exception {
        core.checkOpen();
        if (option == null || value == null)
            throw new Ws2Exception(WsaError.WSAEFAULT, "the option or its value is missing");
        if (option.access() == Ws2Option.Access.GET) throw unknown(option + " can only be read");
        OptionValues.check(option, value);
        core.check(WHEN.getOrDefault(option, Operation.SET_OPTION));
        checkGroups(option);
        Kept<?> here = KEPT.get(option);
        if (here != null) {
            here.writeTo(this, value, option.type());
        } else {
            setAtProvider(option, value);
        }
    }

    private void checkGroups(Ws2Option<?> option) throws Ws2Exception {
        if (!OF_GROUPS.contains(option)) return;
        if (!Capable.ofGroups(core.entry))
            throw unknown(option + " needs a group, and " + core.entry.id() + " has none");
        boolean priority = option.equals(SocketOptions.SO_GROUP_PRIORITY);
        if (priority && core.entry.capabilities().priority() == Capability.Priority.NONE) {
            throw unknown(core.entry.id() + " has no priorities (priority=NONE)");
        }
    }

    private <T> void setAtProvider(Ws2Option<T> option, T value) throws Ws2Exception {
        try {
            core.provider().option(option, value);
        } catch (Ws2Exception e) {
            if (!isUnknown(e) || !value.equals(DEFAULTS.get(option))) throw e;
            return; // it has this value already
        }
        synchronized (this) {
            Map<Ws2Option<?>, Object> more = new LinkedHashMap<>(atProvider);
            more.put(option, value);
            atProvider = more;
        }
    }

    <T> T get(Ws2Option<T> option) throws Ws2Exception {
        core.checkOpen();
        if (option == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the option is missing");
        core.check(Operation.GET_OPTION);
        Kept<?> here = KEPT.get(option);
        if (here != null) return option.type().cast(here.read().apply(this));
        if (option.equals(SocketOptions.SO_GROUP_ID)) return option.type().cast(core.groupId());
        checkGroups(option);
        return getFromProvider(option);
    }

    private <T> T getFromProvider(Ws2Option<T> option) throws Ws2Exception {
        try {
            return core.provider().option(option);
        } catch (Ws2Exception e) {
            if (!isUnknown(e)) throw e;
            if (DEFAULTS.containsKey(option)) return option.type().cast(DEFAULTS.get(option));
            int largest = core.entry.figures().largestMessageOctets();
            if (option.equals(SocketOptions.SO_MAX_MSG_SIZE) && largest > 0)
                return option.type().cast(largest);
            throw e;
        }
    }

    private static boolean isUnknown(Ws2Exception e) {
        return e.error() == WsaError.WSAENOPROTOOPT;
    }

    private static Ws2Exception unknown(String what) {
        return new Ws2Exception(WsaError.WSAENOPROTOOPT, what);
    }

    /** Takes over a listener's options. What the provider no longer accepts on a connected socket stays as it is. */
    void inherit(OptionBook listener) {
        debug = listener.debug;
        dontRoute = listener.dontRoute;
        linger = listener.linger;
        sendLimit(listener.sendLimit);
        receiveLimit(listener.receiveLimit);
        listener.atProvider.forEach((option, value) -> {
            if (!NOT_INHERITED.contains(option)) inherit(option, value);
        });
    }

    private <T> void inherit(Ws2Option<T> option, Object value) {
        try {
            setAtProvider(option, option.type().cast(value));
        } catch (Ws2Exception e) {
            String key = "inherit " + option + core.entry.id();
            core.host.warnOnce(key, "an accepted socket could not take over " + option + ": " + e.getMessage());
        }
    }
}
