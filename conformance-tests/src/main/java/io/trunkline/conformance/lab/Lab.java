package io.trunkline.conformance.lab;

import io.trunkline.api.ClockKind;
import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.ProviderTestBed;
import io.trunkline.conformance.ProviderUnderTest;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The place where one check runs: a library of its own on the provider under test, sockets that write down their calls, and
 * a count of what was really looked at. Closing it ends everything.
 */
public final class Lab implements AutoCloseable {
    private final ProviderUnderTest provider;
    private final Limits limits;
    private final long seed;
    private final Script script;
    private final Words words;
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger(1);
    private final List<Ws2> libraries = new ArrayList<>();
    private final List<Tap> taps = new ArrayList<>();
    private Plan plan = Plan.NONE;
    private Ws2 ws2;
    private Ws2 second;
    private ProtocolInfo entry;
    private volatile Ws2Clock clock;
    private long capacity;

    /**
     * A lab; nothing is started yet.
     *
     * @param seed what everything random in it comes from
     */
    public Lab(ProviderUnderTest provider, Limits limits, long seed) {
        this(provider, limits, seed, new Script());
    }

    private Lab(ProviderUnderTest provider, Limits limits, long seed, Script script) {
        this.provider = provider;
        this.limits = limits;
        this.seed = seed;
        this.script = script;
        this.words = new Words(script);
    }

    /** Starts the library. */
    public Lab open() throws Ws2Exception {
        ws2 = anotherLibrary();
        script.addresses(ws2::addressToString);
        script.declare(
                "ProtocolInfo",
                "entry",
                "ws2.select(" + Words.quoted(provider.id()) + ", Requirements.none()).chosen()");
        entry = entryOf(ws2);
        if (entry.figures().clock() == ClockKind.VIRTUAL) clock(); // so that leave() is heard, whatever a check does
        return this;
    }

    /** One more library with the same configuration; it is closed with the lab. */
    public Ws2 anotherLibrary() throws Ws2Exception {
        return library(provider.config(), "ws2");
    }

    private Ws2 library(Ws2Config config, String name) throws Ws2Exception {
        script.declare("Ws2", name, "Ws2.startup(" + Words.of(config) + ")");
        Ws2 another = Ws2.startup(config);
        synchronized (libraries) {
            libraries.add(another);
        }
        return another;
    }

    private ProtocolInfo entryOf(Ws2 library) throws Ws2Exception {
        List<ProtocolInfo> entries = library.enumProtocols();
        return entries.stream()
                .filter(candidate -> candidate.id().equals(provider.id()))
                .findFirst()
                .orElseThrow(() -> new Ws2Exception(
                        WsaError.WSAEINVAL,
                        "there is no provider '" + provider.id() + "', expected one of "
                                + entries.stream().map(ProtocolInfo::id).collect(Collectors.joining(", "))
                                + (library.leftOut().isEmpty() ? "" : "; left out: " + library.leftOut())));
    }

    /** A view of this lab's library with a script, sockets and a count of its own. */
    public Lab stage() {
        Lab stage = new Lab(provider, limits, seed, script.afterItsLibraries());
        stage.ws2 = ws2;
        stage.second = second;
        stage.entry = entry;
        stage.clock = clock;
        return stage;
    }

    /** Resets every socket that was made here. */
    public void clear() throws Ws2Exception {
        List<Tap> made;
        synchronized (taps) {
            made = List.copyOf(taps);
            taps.clear();
        }
        for (Tap tap : made) tap.socket().abort();
    }

    private Tap noted(Tap tap) {
        synchronized (taps) {
            taps.add(tap);
        }
        return tap;
    }

    /** The provider under test. */
    public ProviderUnderTest provider() {
        return provider;
    }

    /** What may be done to the network. @throws Inconclusive nothing may */
    public ProviderTestBed testBed() {
        return provider.testBed()
                .or(SimulatedTestBed::find)
                .orElseThrow(() -> new Inconclusive("there is no hand on the network; give one with withTestBed(…)"));
    }

    /** The library. */
    public Ws2 ws2() {
        return ws2;
    }

    /** The entry under test. */
    public ProtocolInfo entry() {
        return entry;
    }

    /** The time limits. */
    public Limits limits() {
        return limits;
    }

    /** The calls so far. */
    public Script script() {
        return script;
    }

    /** How often something was compared with what the contract says. */
    public int checks() {
        return checks.get();
    }

    /** How much a generated check may do. */
    public Plan plan() {
        return plan;
    }

    /** Sets how much a generated check may do. */
    public void plan(Plan wanted) {
        plan = wanted;
    }

    /** How many generated cases were run. */
    public int tries() {
        return tries.get();
    }

    /** Records the number of generated cases. */
    public void tries(int count) {
        tries.set(count);
    }

    /** The path's capacity as {@code measured} once finds it. */
    public long capacity(Callable<Long> measured) throws Exception {
        if (capacity == 0) capacity = measured.call();
        return capacity;
    }

    /** Records comparisons that were made elsewhere. */
    public void checked(int count) {
        checks.addAndGet(count);
    }

    /** What everything random here comes from. */
    public long seed() {
        return seed;
    }

    /** A source of random numbers that begins at the lab's seed. */
    public Random random() {
        return new Random(seed);
    }

    /** A fresh socket. */
    public Tap socket() throws Ws2Exception {
        return socket(GroupRequest.NONE);
    }

    /** A fresh socket in a group, in the literal form of the standard. */
    public Tap socket(GroupRequest group) throws Ws2Exception {
        String name = made("ws2.socket(SocketRequest.of(entry), " + words.of(group) + ")");
        return noted(new Tap(name, ws2.socket(SocketRequest.of(entry), group), script));
    }

    private String made(String expression) {
        return script.declare("Ws2Socket", "s" + names.incrementAndGet(), expression);
    }

    /** A multipoint socket. @param flags {@code WSA_FLAG_MULTIPOINT_} bits */
    public Tap multipoint(int flags) throws Ws2Exception {
        String name = made("ws2.socket(SocketRequest.of(entry).withFlags(" + flags + "), GroupRequest.NONE)");
        return noted(new Tap(name, ws2.socket(SocketRequest.of(entry).withFlags(flags), GroupRequest.NONE), script));
    }

    /** Lets {@code root} join the leaf that listens. @return the session's socket at the root, and the leaf's */
    public Pair join(Tap root, Tap leaf) throws Exception {
        String session = "s" + names.incrementAndGet();
        String accepted = "s" + names.incrementAndGet();
        SocketAddress address = leaf.sockName();
        Background<Tap> callee = accepting(leaf, accepted, ConnectionRequest::accept);
        Tap joined = noted(root.joinLeaf(session, ConnectRequest.to(address).limit(limits.waitFor())));
        return new Pair(joined, callee.result(limits.waitFor()), leaf, joined.connectResult());
    }

    /** A listening socket on the default address. */
    public Tap listener() throws Ws2Exception {
        return listener(provider.listenAt(entry.addressFamily()));
    }

    /** A listening socket. */
    public Tap listener(String address) throws Ws2Exception {
        Tap listener = socket();
        listener.bind(address);
        listener.listen(8);
        return listener;
    }

    /** A listening socket on the second host. @throws Inconclusive the machine does not have it */
    public Tap listenerOnSecondHost() {
        try {
            String address = provider.secondHost(entry.addressFamily());
            return provider.secondConfig(entry.addressFamily()).isEmpty() ? listener(address) : listenerThere(address);
        } catch (Ws2Exception e) {
            throw new Inconclusive(
                    "there is no second host to listen on (" + e.getMessage() + "); name one with withSecondHost(…)");
        }
    }

    /** A listening socket on the second host if a library can stand there, else on the default address. */
    public Tap farListener() throws Ws2Exception {
        boolean there = provider.secondConfig(entry.addressFamily()).isPresent();
        return there ? listenerThere(provider.secondHost(entry.addressFamily())) : listener();
    }

    private Tap listenerThere(String address) throws Ws2Exception {
        if (second == null) {
            second = library(provider.secondConfig(entry.addressFamily()).orElseThrow(), "there");
        }
        String name = made("there.socket(SocketRequest.of(entry), GroupRequest.NONE)");
        Ws2Socket socket = second.socket(SocketRequest.of(entryOf(second)), GroupRequest.NONE);
        Tap listener = noted(new Tap(name, socket, script));
        listener.bind(address);
        listener.listen(8);
        return listener;
    }

    /** An address on the second host where nobody needs to listen. */
    public SocketAddress secondHost() throws Ws2Exception {
        String text = provider.secondHost(entry.addressFamily());
        return ws2.stringToAddress(text.replaceFirst(":0$", ":9"), entry);
    }

    /** An address of another family than the entry's. */
    public SocketAddress foreignAddress() {
        return new ForeignAddress();
    }

    /** A connection between ungrouped sockets. */
    public Pair pair() throws Exception {
        return connect(socket(), listener());
    }

    /** Connects {@code caller} to {@code listener}, which accepts. */
    public Pair connect(Tap caller, Tap listener) throws Exception {
        return connect(caller, listener, ConnectionRequest::accept);
    }

    /** Connects {@code caller} to {@code listener}, which decides. */
    public Pair connect(Tap caller, Tap listener, ConditionFunction condition) throws Exception {
        return connect(caller, ConnectRequest.to(listener.sockName()), listener, condition);
    }

    /** Connects as {@code request} says. */
    public Pair connect(Tap caller, ConnectRequest request, Tap listener, ConditionFunction condition)
            throws Exception {
        String accepted = "s" + names.incrementAndGet();
        Background<Tap> callee = accepting(listener, accepted, condition);
        Connected connected = caller.connect(request.limit(limits.waitFor()));
        return new Pair(caller, callee.result(limits.waitFor()), listener, connected);
    }

    private Background<Tap> accepting(Tap listener, String name, ConditionFunction condition) throws Exception {
        Callable<Tap> accept = listener.acceptElsewhere(name, condition, limits.waitFor());
        return meanwhile(name + " = accept", () -> noted(accept.call()));
    }

    /** The provider's clock; it is started if it was not. */
    public Ws2Clock clock() throws Ws2Exception {
        if (clock == null) clock = ws2.clock(entry);
        return clock;
    }

    /** The calling thread makes no further calls for a while: a simulated clock goes on without it. */
    public void leave() {
        if (clock != null) clock.leave();
    }

    /** Starts a call in a thread of its own. */
    public <T> Background<T> meanwhile(String what, Callable<T> work) throws InterruptedException, Ws2Exception {
        return ws2 == null ? Background.start(what, work) : Background.start(what, work, clock());
    }

    /** What a call in another thread answers, waiting no longer than the limit. */
    public <T> T within(String what, Callable<T> work) throws Exception {
        return meanwhile(what, work).result(limits.waitFor());
    }

    /** A short rest by the provider's own clock, for looking at something again. */
    public void rest() throws Exception {
        clock().sleep(Duration.ofMillis(1));
    }

    /** Holds the provider to a fact. */
    public void agree(boolean fact, String expected, Object seen) {
        checks.incrementAndGet();
        if (!fact) throw new Violation(expected, String.valueOf(seen));
    }

    /** Holds the provider to a value. */
    public void same(Object expected, Object seen, String what) {
        agree(expected.equals(seen), what + " to be " + expected, seen);
    }

    /** Holds the provider to a refusal with one of these codes. */
    public void refused(String what, Action action, WsaError... codes) throws Exception {
        String seen;
        try {
            action.run();
            seen = "success";
        } catch (Ws2Exception e) {
            if (Arrays.asList(codes).contains(e.error())) {
                checks.incrementAndGet();
                return;
            }
            seen = e.getMessage();
        } catch (Negative e) {
            seen = e.getMessage();
        }
        agree(false, what + " to fail with " + names(codes), seen);
    }

    private static String names(WsaError... codes) {
        return Arrays.stream(codes).map(WsaError::name).collect(Collectors.joining(" or "));
    }

    @Override
    public void close() throws Ws2Exception {
        List<Ws2> open;
        synchronized (libraries) {
            open = List.copyOf(libraries);
            libraries.clear();
        }
        for (Ws2 library : open) library.close();
    }
}
