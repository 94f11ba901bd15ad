package io.trunkline.runtime.config;

import io.trunkline.api.FlowSpec;
import io.trunkline.spi.ConfigKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The schema of the library's own keys, one row each. A path element in upper case stands for any name; what stands under
 * {@code providers.NAME} is declared by the provider.
 */
public final class LibraryKeys {
    // @formatter:off
    /** Longest connect. */
    public static final ConfigKey<Duration> CONNECT_LIMIT = ConfigKey.duration("connect.limit", Duration.ofSeconds(30),
        "Longest wait for a connect that names none; 0 leaves it to the provider.");
    /** Longest look-up. */
    public static final ConfigKey<Duration> RESOLVE_LIMIT = positive("resolve.limit", Duration.ofSeconds(5),
        "Longest wait for one name space to answer a look-up.");
    /** Whether DNS is asked. */
    public static final ConfigKey<Boolean> RESOLVE_DNS = ConfigKey.flag("resolve.dns", true,
        "Whether the system's resolver (hosts file and DNS) is asked for AF_INET and AF_INET6.");
    /** Whether SRV records are asked for. */
    public static final ConfigKey<Boolean> RESOLVE_SRV = ConfigKey.flag("resolve.srv", false,
        "Whether DNS is asked for an SRV record before the table of services is read.");
    /** Whether tolerated requests are refused. */
    public static final ConfigKey<Boolean> GROUPS_STRICT = ConfigKey.flag("groups.strict", false,
        "Whether what the standard has a provider ignore (a group request without groups, group QoS of a non-creator) is refused.");
    /** Where provider jars lie. */
    public static final ConfigKey<String> PLUGINS_DIRECTORY = ConfigKey.text("plugins.directory", "",
        "A directory of provider jars; each jar, or sub-directory of jars, has a class loader of its own. Empty for none.");
    /** Longest start of a provider. */
    public static final ConfigKey<Duration> START_LIMIT = positive("start.limit", Duration.ofSeconds(5),
        "Longest that a provider may take to describe itself, to start or to stop.");
    /** Where processes of a user meet. */
    public static final ConfigKey<String> SHARED_DIRECTORY = ConfigKey.text("shared.directory", "",
        "A directory that the processes of one user share, for example for the registry of groups. Empty for"
            + " XDG_RUNTIME_DIR/trunkline, or trunkline-USER in the directory for temporary files.");
    /** Order of the catalog. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> CATALOG_ORDER = list("catalog.order",
        "Entry ids that come first in the catalog, in this order; the rest keeps its order behind them.");
    /** Chains in the catalog. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> CHAINS = list("chains",
        "Provider chains, top layer first, such as trace/tcp; they come before their base in the catalog.");
    /** Candidates of a profile. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> PROFILE_PROVIDER = list("profiles.NAME.provider",
        "Entry id or chain of a profile, or several in order of preference; none means the whole catalog.");
    /** Requirements of a profile. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> PROFILE_REQUIRE = list("profiles.NAME.require",
        "What the provider must have, such as groups=constrained.");
    /** Preferences of a profile. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> PROFILE_PREFER = list("profiles.NAME.prefer",
        "What is liked, most important first, such as priority=scheduled.");
    /** The table of names. */
    @SuppressWarnings("rawtypes")
    public static final ConfigKey<List> NAMES = list("names.NAME",
        "Addresses of a name, best first; they may be of several families.");
    // @formatter:on

    /** Direction of a template: one of these three. */
    static final List<String> DIRECTIONS = List.of("both", "sending", "receiving");

    private static final String FLOW = "qos.templates.NAME.DIRECTION.";

    // @formatter:off
    static final ConfigKey<Long>     TOKEN_RATE      = unsigned("tokenRateOctetsPerSecond", "Rate at which permission to send accrues.");
    static final ConfigKey<Long>     TOKEN_BUCKET    = unsigned("tokenBucketOctets", "Largest burst.");
    static final ConfigKey<Long>     PEAK_BANDWIDTH  = unsigned("peakBandwidthOctetsPerSecond", "Ceiling on sending back to back.");
    static final ConfigKey<Duration> LATENCY         = delay("latency", "Greatest acceptable delay.");
    static final ConfigKey<Duration> DELAY_VARIATION = delay("delayVariation", "Difference between the longest and the shortest delay.");
    static final ConfigKey<String>   SERVICE         = service();
    static final ConfigKey<Long>     MAX_SDU         = unsigned("maxSduOctets", "Largest packet.");
    static final ConfigKey<Long>     MINIMUM_POLICED = unsigned("minimumPolicedOctets", "Smallest size that is counted.");
    // @formatter:on

    private static final List<ConfigKey<?>> ALL = List.of(
            CONNECT_LIMIT,
            RESOLVE_LIMIT,
            RESOLVE_DNS,
            RESOLVE_SRV,
            GROUPS_STRICT,
            PLUGINS_DIRECTORY,
            START_LIMIT,
            SHARED_DIRECTORY,
            CATALOG_ORDER,
            CHAINS,
            PROFILE_PROVIDER,
            PROFILE_REQUIRE,
            PROFILE_PREFER,
            NAMES,
            TOKEN_RATE,
            TOKEN_BUCKET,
            PEAK_BANDWIDTH,
            LATENCY,
            DELAY_VARIATION,
            SERVICE,
            MAX_SDU,
            MINIMUM_POLICED);

    private LibraryKeys() {}

    /** Every key, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /** The first words of all keys, and {@code providers}. */
    static List<String> sections() {
        List<String> sections = new ArrayList<>(List.of("providers"));
        for (ConfigKey<?> key : ALL) sections.add(key.name().split("\\.")[0]);
        return sections.stream().distinct().toList();
    }

    @SuppressWarnings("rawtypes")
    private static ConfigKey<List> list(String name, String documentation) {
        return new ConfigKey<>(
                name, List.class, List.of(), documentation, "a text or a list of texts", LibraryKeys::noEmptyText);
    }

    private static boolean noEmptyText(List<?> texts) {
        return texts.stream().noneMatch(text -> text.toString().isBlank());
    }

    private static ConfigKey<Duration> positive(String name, Duration defaultValue, String documentation) {
        Predicate<Duration> valid = value -> !value.isNegative() && !value.isZero();
        String expected = "a length of time above zero such as 500ms or 10s";
        return new ConfigKey<>(name, Duration.class, defaultValue, documentation, expected, valid);
    }

    private static ConfigKey<Long> unsigned(String field, String documentation) {
        return new ConfigKey<>(
                FLOW + field,
                Long.class,
                FlowSpec.NOT_SPECIFIED,
                documentation,
                "a whole number from 0 to " + FlowSpec.NOT_SPECIFIED,
                value -> value >= 0 && value <= FlowSpec.NOT_SPECIFIED);
    }

    private static ConfigKey<Duration> delay(String field, String documentation) {
        Duration none = Duration.ofNanos(FlowSpec.NOT_SPECIFIED * 1_000);
        return new ConfigKey<>(
                FLOW + field,
                Duration.class,
                none,
                documentation,
                "a length of time from 0 to 4294s such as 20ms",
                value -> !value.isNegative() && value.compareTo(none) <= 0);
    }

    private static ConfigKey<String> service() {
        List<String> words = List.of("besteffort", "controlledload", "guaranteed", "notraffic");
        return new ConfigKey<>(
                FLOW + "service",
                String.class,
                "besteffort",
                "What is promised.",
                "one of " + words,
                word -> words.contains(word.toLowerCase(Locale.ROOT)));
    }
}
