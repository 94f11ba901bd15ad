package io.trunkline.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a catalog entry declares at a level. Levels ascend: to require a level means at least that level.
 * A declared level works; a level above it is refused with the exact code and without a change of state.
 *
 * @param <L> the levels, in ascending order
 */
public final class Capability<L extends Enum<L>> {
    /** Socket groups. */
    public static final Capability<Groups> GROUPS = new Capability<>("groups", Groups.class, Capabilities::groups);
    /** Who can join a group by its id. */
    public static final Capability<GroupReach> GROUP_REACH =
            new Capability<>("groupReach", GroupReach.class, Capabilities::groupReach);
    /** What carries the members of a group. */
    public static final Capability<GroupTransport> GROUP_TRANSPORT =
            new Capability<>("groupTransport", GroupTransport.class, Capabilities::groupTransport);
    /** Quality of service of a group. */
    public static final Capability<QosLevel> GROUP_QOS =
            new Capability<>("groupQos", QosLevel.class, Capabilities::groupQos);
    /** Quality of service of a socket. */
    public static final Capability<QosLevel> SOCKET_QOS =
            new Capability<>("socketQos", QosLevel.class, Capabilities::socketQos);
    /** Relative priority inside a group. */
    public static final Capability<Priority> PRIORITY =
            new Capability<>("priority", Priority.class, Capabilities::priority);

    /** Levels of {@link #GROUPS}. */
    public enum Groups {
        /** No groups; a group request in the literal form is tolerated and ignored. */
        NONE,
        /** Unconstrained groups only. */
        UNCONSTRAINED,
        /** Both kinds. */
        CONSTRAINED
    }

    /** Levels of {@link #GROUP_REACH}. */
    public enum GroupReach {
        /** Sockets of this process. */
        PROCESS,
        /** Another process of the host can join by id. */
        HOST
    }

    /** Levels of {@link #GROUP_TRANSPORT}. */
    public enum GroupTransport {
        /** Every member has a connection of its own. */
        SEPARATE,
        /** One circuit to a peer host carries all members. */
        SHARED
    }

    /** Levels of {@link #GROUP_QOS} and {@link #SOCKET_QOS}. */
    public enum QosLevel {
        /** Refused. */
        NONE,
        /** Stored and answered; what is delivered is best effort. */
        RECORDED,
        /** Admission, policing and change notices. */
        ENFORCED
    }

    /** Levels of {@link #PRIORITY}. */
    public enum Priority {
        /** Refused. */
        NONE,
        /** Stored and answered. */
        RECORDED,
        /** A waiting lower number is served first, and it shows on the wire. */
        SCHEDULED
    }

    private static final List<Capability<?>> ALL =
            List.of(GROUPS, GROUP_REACH, GROUP_TRANSPORT, GROUP_QOS, SOCKET_QOS, PRIORITY);

    private final String key;
    private final Class<L> levels;
    private final Function<Capabilities, L> reader;

    private Capability(String key, Class<L> levels, Function<Capabilities, L> reader) {
        this.key = key;
        this.levels = levels;
        this.reader = reader;
    }

    /** All capabilities, in the order in which they are printed. */
    public static List<Capability<?>> all() {
        return ALL;
    }

    /** The capability with this key, for example {@code groupQos}; upper and lower case are alike. */
    public static Optional<Capability<?>> ofKey(String key) {
        Objects.requireNonNull(key, "key");
        return ALL.stream().filter(c -> c.key.equalsIgnoreCase(key)).findFirst();
    }

    /** Its key in configuration, command line and JSON, for example {@code groupQos}. */
    public String key() {
        return key;
    }

    /** Its levels, ascending. */
    public List<L> levels() {
        return List.of(levels.getEnumConstants());
    }

    /** The level that {@code capabilities} declares. */
    public L in(Capabilities capabilities) {
        Objects.requireNonNull(capabilities, "capabilities");
        return reader.apply(capabilities);
    }

    /**
     * The level with this name, upper and lower case alike.
     *
     * @throws IllegalArgumentException naming the levels there are
     */
    public L level(String name) {
        Objects.requireNonNull(name, "name");
        return Arrays.stream(levels.getEnumConstants())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " has no level '" + name + "', expected one of " + levels()));
    }

    @Override
    public String toString() {
        return key;
    }
}
