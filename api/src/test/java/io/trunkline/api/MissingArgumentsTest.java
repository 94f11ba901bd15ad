package io.trunkline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.SocketAddress;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the package says of {@code null}: a class throws {@link NullPointerException} with the parameter's name, unless the
 * parameter is one of those that may be missing. What a library's own objects do with it is tested where they are.
 */
class MissingArgumentsTest {
    /** Parameters that may be {@code null}, as their documentation says. */
    private static final Set<String> MAY_BE_MISSING = Set.of(
            "ConnectRequest.limit.longest",
            "FailureContext.new.address",
            "FailureContext.new.cause",
            "FailureContext.new.operation",
            "FailureContext.new.provider",
            "FailureContext.new.side",
            "Linger.new.limit",
            "Linger.of.limit",
            "PollRequest.new.socket",
            "QosRefusedException.new.available",
            "QosRefusedException.new.detail",
            "SelectionException.new.detail",
            "Ws2Exception.new.cause",
            "Ws2Exception.new.detail");

    private static final ProtocolInfo ENTRY =
            ProtocolInfo.declare("toy", new UUID(1, 1)).build();
    private static final SocketStatistics SOCKET =
            new SocketStatistics(0, 0, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty(), Map.of());
    private static final GroupStatistics GROUP =
            new GroupStatistics(GroupId.NONE, GroupKind.CONSTRAINED, "toy", "", Qos.ZERO, Optional.empty(), List.of());
    private static final Requirements.Requirement REQUIREMENT = new Requirements.Requirement("any", entry -> true);
    private static final Selection SELECTION = new Selection("", ENTRY, List.of(), List.of());
    private static final Decision DECISION = Decision.ACCEPT;

    /** An argument for each type, and an object to call each class's methods on. */
    private static final Map<Class<?>, Object> SAMPLES = new HashMap<>();

    static {
        Predicate<Object> all = what -> true;
        ThreadFactory threads = Thread::new;
        Map<Class<?>, Object> same = new HashMap<>();
        for (Object sample : new Object[] {
            ENTRY,
            SOCKET,
            GROUP,
            REQUIREMENT,
            SELECTION,
            DECISION,
            "groups=constrained",
            new UUID(1, 1),
            Duration.ZERO,
            Qos.UNSPECIFIED,
            FlowSpec.BEST_EFFORT,
            GroupQos.none(),
            GroupId.NONE,
            GroupRequest.NONE,
            Requirements.none(),
            ConnectRequest.to("bob:1"),
            Linger.OFF,
            Capabilities.NONE,
            Figures.PLAIN_STREAM,
            WaitHistogram.EMPTY,
            FailureContext.NONE,
            new NetworkCause(1, "x"),
            ENTRY.toBuilder(),
            Ws2Config.defaults(),
            WsaError.WSAEINVAL,
            Capability.GROUPS,
            new SelectionException("x", List.of()),
            Path.of("x"),
            SocketRequest.of(ENTRY),
            new Selection.Other(ENTRY, "x"),
            new NetworkEvents(0, new int[10]),
            SocketOptions.SO_DEBUG,
            Ioctls.FIONREAD,
            new QosObject(1, new byte[1]),
            new byte[1],
            new int[10],
            new Overlapped(),
            new PollRequest(null, 0),
            new GroupReference(1),
            GroupKind.CONSTRAINED,
            ServiceFlag.QOS_SUPPORTED,
            ServiceType.SERVICETYPE_NOCHANGE,
            ClockKind.REAL,
            Shutdown.SD_BOTH,
            new Ws2Exception(WsaError.WSAEINVAL),
            GroupQos.Strength.NONE,
            Decision.Verdict.ACCEPT,
            Ws2Option.Access.GET,
            new QosChange(true, Qos.ZERO, WsaError.WSAEINVAL),
            new QosRefusedException("x", null, FailureContext.NONE),
            Capability.Groups.NONE,
            Capability.Priority.NONE,
            Capability.GroupReach.PROCESS,
            Capability.GroupTransport.SEPARATE,
            Capability.QosLevel.NONE,
            Side.LOCAL,
            new ServiceFlag[0],
            new IOException("x"),
            Optional.empty(),
            OptionalLong.empty()
        }) same.put(sample.getClass(), sample);
        SAMPLES.putAll(same);
        SAMPLES.put(Class.class, String.class);
        SAMPLES.put(Path.class, Path.of("x"));
        SAMPLES.put(Throwable.class, new IOException("x"));
        SAMPLES.put(SocketAddress.class, java.net.InetSocketAddress.createUnresolved("x", 1));
        SAMPLES.put(ByteBuffer.class, ByteBuffer.allocate(0));
        SAMPLES.put(List.class, List.of());
        SAMPLES.put(Collection.class, List.of());
        SAMPLES.put(Set.class, Set.of());
        SAMPLES.put(Map.class, Map.of());
        SAMPLES.put(Predicate.class, all);
        SAMPLES.put(ThreadFactory.class, threads);
        SAMPLES.put(Enum.class, Capability.Groups.NONE);
        SAMPLES.put(Object.class, true);
        SAMPLES.put(int.class, 0);
        SAMPLES.put(long.class, 0L);
        SAMPLES.put(double.class, 0.0);
        SAMPLES.put(boolean.class, false);
        for (Class<?> type : new Class<?>[] {Ws2Socket.class, Ws2Event.class, Ws2Clock.class}) {
            SAMPLES.put(
                    type,
                    java.lang.reflect.Proxy.newProxyInstance(
                            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
        }
    }

    /** The classes of the package, nested ones too; interfaces count for their static methods. */
    private static List<Class<?>> types() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(place())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".class") || name.endsWith("-info.class")) continue;
                Class<?> type = Class.forName(
                        Ws2.class.getPackageName() + "." + name.substring(0, name.length() - ".class".length()));
                if (Modifier.isPublic(type.getModifiers())) types.add(type);
            }
        }
        return types;
    }

    private static Path place() throws URISyntaxException {
        Path root = Path.of(
                Ws2.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return root.resolve(Ws2.class.getPackageName().replace('.', '/'));
    }

    private static List<Executable> calls(Class<?> type) {
        List<Executable> calls = new ArrayList<>(Arrays.asList(type.getConstructors()));
        for (Method method : type.getDeclaredMethods()) {
            boolean isOurs = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            boolean anyObject = method.getName().equals("equals")
                    || type.isEnum() && method.getName().equals("valueOf");
            if (isOurs && !anyObject && (isStatic || !type.isInterface())) calls.add(method);
        }
        return calls;
    }

    private static Object sample(Class<?> type) {
        Object sample = SAMPLES.get(type);
        if (sample == null && type.isEnum()) sample = type.getEnumConstants()[0];
        if (sample == null) throw new AssertionError("no sample of " + type);
        return sample;
    }

    /** What is wrong with how a call takes {@code null} for one parameter, empty for nothing. */
    private static String fault(Executable call, int missing) throws Exception {
        Object[] arguments = Arrays.stream(call.getParameterTypes())
                .map(MissingArgumentsTest::sample)
                .toArray();
        arguments[missing] = null;
        try {
            if (call instanceof Constructor<?> constructor) constructor.newInstance(arguments);
            else if (Modifier.isStatic(call.getModifiers())) ((Method) call).invoke(null, arguments);
            else ((Method) call).invoke(sample(call.getDeclaringClass()), arguments);
            return "accepts it";
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Ws2Exception known && known.error() == WsaError.WSAEFAULT) return "";
            String said = e.getCause().getMessage(); // the name, also that in the call behind
            boolean isNamed = e.getCause() instanceof NullPointerException && said != null && said.matches("[a-zA-Z]+");
            return isNamed ? "" : e.getCause().toString();
        }
    }

    private static String name(Executable call, Parameter parameter) {
        String type = call.getDeclaringClass().getName().replaceAll(".*[.]", "").replace('$', '.');
        String method = call instanceof Constructor ? "new" : call.getName();
        return type + "." + method + "." + parameter.getName();
    }

    @Test
    void everyMissingArgumentIsRefusedByNameUnlessItMayBeMissing() throws Exception {
        Map<String, String> faults = new TreeMap<>();
        for (Class<?> type : types()) {
            for (Executable call : calls(type)) {
                for (int i = 0; i < call.getParameterCount(); i++) {
                    if (call.getParameterTypes()[i].isPrimitive()) continue;
                    String fault = fault(call, i);
                    if (!fault.isEmpty()) faults.put(name(call, call.getParameters()[i]), fault);
                }
            }
        }
        Map<String, String> expected =
                MAY_BE_MISSING.stream().collect(Collectors.toMap(name -> name, name -> "accepts it"));
        assertThat(faults).isEqualTo(new TreeMap<>(expected));
    }
}
