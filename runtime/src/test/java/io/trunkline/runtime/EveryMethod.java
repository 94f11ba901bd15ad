package io.trunkline.runtime;

import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.NetworkEventHandler;
import io.trunkline.api.Overlapped;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Event;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.LocalAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Calls the methods of an interface of the API one by one, with arguments of which none is missing. */
final class EveryMethod {
    private final Map<Class<?>, Object> samples = new HashMap<>();

    /** Arguments for calls on {@code entry}; buffers have room for so many octets. */
    EveryMethod(ProtocolInfo entry, int octets) {
        ConditionFunction accepting = ConnectionRequest::accept;
        Executor direct = Runnable::run;
        Consumer<Object> deaf = what -> {};
        NetworkEventHandler handler = (socket, bit, error) -> {};
        Runnable nothing = () -> {};
        ThreadFactory threads = Thread::new;
        samples.put(int.class, 1);
        samples.put(long.class, Long.MAX_VALUE);
        samples.put(boolean.class, true);
        samples.put(String.class, "alice:1");
        samples.put(Object.class, true);
        samples.put(Duration.class, Duration.ofHours(1));
        samples.put(SocketAddress.class, new LocalAddress("alice", 1));
        samples.put(ByteBuffer.class, ByteBuffer.allocate(octets));
        samples.put(ByteBuffer[].class, new ByteBuffer[] {ByteBuffer.allocate(octets), ByteBuffer.allocate(octets)});
        samples.put(ProtocolInfo.class, entry);
        samples.put(Selection.class, new Selection("", entry, List.of(), List.of()));
        samples.put(Requirements.class, Requirements.none());
        samples.put(SocketRequest.class, SocketRequest.of(entry));
        samples.put(GroupRequest.class, GroupRequest.NEW_UNCONSTRAINED);
        samples.put(GroupKind.class, GroupKind.UNCONSTRAINED);
        samples.put(GroupQos.class, GroupQos.none());
        samples.put(ConnectRequest.class, ConnectRequest.to(new LocalAddress("alice", 1)));
        samples.put(ConditionFunction.class, accepting);
        samples.put(Shutdown.class, Shutdown.SD_SEND);
        samples.put(Ws2Option.class, SocketOptions.SO_KEEPALIVE);
        samples.put(Ioctl.class, Ioctls.FIONBIO);
        samples.put(Executor.class, direct);
        samples.put(Consumer.class, deaf);
        samples.put(NetworkEventHandler.class, handler);
        samples.put(Overlapped.class, new Overlapped());
        samples.put(Ws2Event.class, event());
        samples.put(Collection.class, List.of());
        samples.put(List.class, List.of());
        samples.put(Runnable.class, nothing);
        samples.put(ThreadFactory.class, threads);
        samples.put(CompletionStage.class, CompletableFuture.completedFuture("done"));
    }

    private static Object event() {
        Class<?>[] type = {Ws2Event.class};
        return Proxy.newProxyInstance(Ws2Event.class.getClassLoader(), type, (proxy, method, arguments) -> null);
    }

    /** What can be called on an object of this type, in order of the names. */
    static List<Method> of(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .sorted(Comparator.comparing(EveryMethod::signature))
                .toList();
    }

    /** For example {@code bind(SocketAddress)}. */
    static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> {
                    Object sample = samples.get(type);
                    if (sample == null) throw new AssertionError("no sample of " + type + " for " + method);
                    return sample;
                })
                .toArray();
    }

    /** Calls a method. @return the name of the code, or of the exception, that it ends with; "returns" if it does */
    static String outcome(Object target, Method method, Object... arguments) {
        try {
            method.invoke(target, arguments);
            return "returns";
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            return thrown instanceof Ws2Exception known
                    ? known.error().toString()
                    : thrown.getClass().getSimpleName();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
