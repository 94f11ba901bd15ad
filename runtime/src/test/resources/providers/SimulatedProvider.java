package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** Its clock stands still, and it writes down which thread ends it. */
public final class SimulatedProvider implements BaseProvider {
    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {9});
        Figures figures = new Figures(0, 0, 0, OptionalLong.empty(), Set.of(), ClockKind.VIRTUAL, false);
        return List.of(ProtocolInfo.declare("simulated", id)
                .triple(0x4000, 1, 12)
                .figures(figures)
                .build());
    }

    @Override
    public Transport start(ProviderContext context) {
        return new Still(context.systemTime());
    }

    private record Still(SystemTimeSource system) implements Transport, TimeSource {
        @Override
        public TimeSource time() {
            return this;
        }

        @Override
        public long nanos() {
            return 77;
        }

        @Override
        public ClockKind kind() {
            return ClockKind.VIRTUAL;
        }

        @Override
        public Registration schedule(long atNanos, Runnable task) {
            return () -> {};
        }

        @Override
        public Signal newSignal() {
            return system.newSignal();
        }

        @Override
        public void drive(Signal until, long deadlineNanos) {}

        @Override
        public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
            throw new Ws2Exception(WsaError.WSAENOBUFS);
        }

        @Override
        public void close() {
            System.setProperty("simulated.endedBy", Thread.currentThread().getName());
            if (Boolean.getBoolean("simulated.broken")) throw new AssertionError("broken");
        }
    }
}
