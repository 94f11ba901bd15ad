package io.trunkline.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private enum Shade {
        LIGHT,
        DARK
    }

    private static final ConfigKey<Integer> BACKLOG = ConfigKey.number("backlog", 50, 1, 65_535, "How many may wait.");
    private static final ConfigKey<Shade> SHADE = ConfigKey.choice("shade", Shade.LIGHT, "How dark.");
    private static final ConfigKey<Duration> PAUSE = ConfigKey.duration("pause", Duration.ofMillis(5), "How long.");
    private static final List<ConfigKey<?>> KEYS = List.of(BACKLOG, SHADE, PAUSE);

    @TempDir
    private Path directory;

    private static Settings text(String hocon) throws Ws2Exception {
        return Settings.load(Ws2Config.text(hocon), Surroundings.none());
    }

    private static Settings in(Ws2Config config, Map<String, String> properties, Map<String, String> environment)
            throws Ws2Exception {
        return Settings.load(config, new Surroundings(properties, environment));
    }

    private Path file(String hocon) throws Exception {
        return Files.writeString(directory.resolve("trunkline.conf"), hocon);
    }

    @Test
    void defaultsOfTheReferenceFileAreThoseOfTheKeys() throws Exception {
        Settings settings = text("");
        for (ConfigKey<?> key : LibraryKeys.all()) {
            if (key.name().equals(key.name().toLowerCase(Locale.ROOT))) {
                assertThat(settings.get(key)).as(key.name()).isEqualTo(key.defaultValue());
            }
        }
        assertThat(ConfigSources.reference().getDuration("connect.limit")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void laterSourcesWin() throws Exception {
        Ws2Config config =
                Ws2Config.file(file("connect.limit = 1s, resolve.limit = 1s, start.limit = 1s, groups.strict = true"));
        Map<String, String> properties = Map.of(
                "trunkline.resolve.limit", "2s", "trunkline.start.limit", "2s", "trunkline.groups.strict", "false");
        Map<String, String> environment = Map.of("TRUNKLINE_START_LIMIT", "3s", "TRUNKLINE_GROUPS_STRICT", "yes");
        Settings settings = in(config.set("groups.strict", "off"), properties, environment);
        assertThat(settings.get(LibraryKeys.CONNECT_LIMIT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.get(LibraryKeys.RESOLVE_LIMIT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.get(LibraryKeys.START_LIMIT)).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.get(LibraryKeys.GROUPS_STRICT)).isFalse();
    }

    @Test
    void fileIsNamedByPropertyOrVariable() throws Exception {
        String path = file("connect.limit = 7s").toString();
        Ws2Config none = Ws2Config.defaults();
        assertThat(in(none, Map.of("trunkline.config", path), Map.of()).get(LibraryKeys.CONNECT_LIMIT))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(in(none, Map.of(), Map.of("TRUNKLINE_CONFIG", path)).get(LibraryKeys.CONNECT_LIMIT))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fileThatIsNotThereIsAnErrorThatSaysWhoNamedIt() {
        assertThatThrownBy(() -> in(Ws2Config.defaults(), Map.of("trunkline.config", "/no/such.conf"), Map.of()))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEINVAL))
                .hasMessageContaining(
                        "configuration file /no/such.conf, named by system property trunkline.config does not exist");
    }

    @Test
    void errorsNameFileAndLine() throws Exception {
        Path file = file("groups.strict = true\n\nconnect {\n  limit = soon\n}\n");
        assertThatThrownBy(() -> in(Ws2Config.file(file), Map.of(), Map.of()))
                .hasMessage("WSAEINVAL 10022: " + file
                        + " line 4: connect.limit is 'soon', expected a length of time such as 500ms or 10s");
    }

    @Test
    void errorsNamePropertyAndVariableAndSetting() {
        assertThatThrownBy(() -> in(Ws2Config.defaults(), Map.of("trunkline.groups.strict", "perhaps"), Map.of()))
                .hasMessageContaining(
                        "system property trunkline.groups.strict: groups.strict is 'perhaps', expected true or false");
        assertThatThrownBy(() -> in(Ws2Config.defaults(), Map.of(), Map.of("TRUNKLINE_CONNECT_LIMIT", "x")))
                .hasMessageContaining("variable TRUNKLINE_CONNECT_LIMIT: connect.limit is 'x'");
        assertThatThrownBy(() -> in(Ws2Config.defaults().set("resolve.limit", "0s"), Map.of(), Map.of()))
                .hasMessageContaining(
                        "setting resolve.limit: resolve.limit is '0s', expected a length of time above zero");
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "conect.limit = 1s                | unknown key conect, did you mean connect?",
        "connect.limt = 1s                | unknown key connect.limt, did you mean connect.limit?",
        "profiles.call.provder = tcp      | unknown key profiles.call.provder, did you mean profiles.call.provider?",
        "connect = 5                      | connect is 5, expected a section { … }",
        "connect.limit { a = 1 }          | connect.limit is a section, expected a length of time such as 500ms or 10s",
        "groups.strict = 3                | groups.strict is 3, expected true or false",
        "profiles.call.require = groups   | profiles.call.require: 'groups' is no requirement, expected KEY=VALUE",
        "profiles.call.prefer = \"groups=big\" | groups has no level 'big', expected one of",
        "trunkline.connect.limit = 1s     | unknown key trunkline, keys are written without the prefix trunkline",
        "names { bridge = \"alice:1\" }   | names has 'bridge', expected a name in quotes such as \"bridge:audio\"",
        "providers = 5                    | providers is 5, expected a section { … }",
        "chains = { }}                    | configuration cannot be read: configuration text line 1",
        "qos.templates.a.upwards.latency = 1s | unknown key qos.templates.a.upwards, expected one of qos.templates.a.both",
        "qos.templates.a.both.service = best  | qos.templates.a.both.service is 'best', expected one of [besteffort",
        "qos.templates.a.both.maxSduOctets = -1 | qos.templates.a.both.maxSduOctets is -1, expected a whole number from 0 to 4294967295",
    })
    // @formatter:on
    void mistakeIsOneClearLine(String hocon, String line) {
        assertThatThrownBy(() -> {
                    Settings settings = text(hocon);
                    settings.provider("tcp", KEYS);
                    settings.checkProviders(Map.of(), List.of());
                })
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEINVAL))
                .hasMessageContaining(line)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void brokenHoconNamesFileAndLine() throws Exception {
        Path file = file("a = 1\nchains = [ \"x\"\n");
        assertThatThrownBy(() -> in(Ws2Config.file(file), Map.of(), Map.of()))
                .hasMessageContaining("configuration cannot be read: " + file + " line 3");
    }

    @Test
    void unknownVariablesOfOursAreRefusedAndOthersLeftAlone() throws Exception {
        assertThatThrownBy(() -> in(Ws2Config.defaults(), Map.of(), Map.of("TRUNKLINE_CONNECT_LIMTI", "1s")))
                .hasMessageContaining(
                        "variable TRUNKLINE_CONNECT_LIMTI is no key, did you mean TRUNKLINE_CONNECT_LIMIT?");
        in(Ws2Config.defaults(), Map.of(), Map.of("TRUNKLINE_HOME", "/opt", "TRUNKLINE_CONFIG", ""));
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "TRUNKLINE_NAMES_BRIDGE_AUDIO | the table of names cannot be set by variables",
        "TRUNKLINE_NAMES_NAME         | the table of names cannot be set by variables",
        "TRUNKLINE_NAMES              | the table of names cannot be set by variables",
        "TRUNKLINE_QOS_TEMPLATES_NAME_DIRECTION_LATENCY | the templates of quality of service cannot be set by variables",
    })
    // @formatter:on
    void variableOfWhatVariablesCannotSetIsRefusedWithoutAWrongSuggestion(String variable, String line) {
        assertThatThrownBy(() -> in(Ws2Config.defaults(), Map.of(), Map.of(variable, "127.0.0.1:1")))
                .hasMessage("WSAEINVAL 10022: variable " + variable + " is no key: " + line
                        + ", set it in a file or by system properties");
    }

    @Test
    void profilesAreReadFromEverySource() throws Exception {
        Settings settings = in(
                Ws2Config.text("profiles.call { provider = [ a, b ], require = \"groups=constrained\" }")
                        .set("profiles.news.provider", "trace/tcp"),
                Map.of("trunkline.profiles.film.provider", "tcp:v6, tcp"),
                Map.of("TRUNKLINE_PROFILES_BIG_FILE_PROVIDER", "tcp"));
        Map<String, Profile> profiles = settings.profiles();
        assertThat(profiles).containsOnlyKeys("call", "news", "film", "big-file");
        assertThat(profiles.get("call").candidates()).containsExactly("a", "b");
        assertThat(profiles.get("call").requirements().required()).hasSize(1);
        assertThat(profiles.get("film").candidates()).containsExactly("tcp:v6", "tcp");
        assertThat(profiles.get("news").candidates()).containsExactly("trace/tcp");
    }

    @Test
    void namesAreReadWithTheirColons() throws Exception {
        Settings settings = in(
                Ws2Config.text("names { \"bridge:audio\" = [ \"127.0.0.1:9001\", \"alice:9001\" ] }")
                        .set("names.bridge:video", "127.0.0.1:9002"),
                Map.of(),
                Map.of());
        assertThat(settings.nameTable())
                .containsEntry("bridge:audio", List.of("127.0.0.1:9001", "alice:9001"))
                .containsEntry("bridge:video", List.of("127.0.0.1:9002"));
    }

    @Test
    void sectionOfAProviderIsTypedAndHasDefaults() throws Exception {
        Ws2Config config = Ws2Config.text("providers.tcp { backlog = 7, shade = dark }");
        ProviderConfig section = in(config, Map.of(), Map.of("TRUNKLINE_PROVIDERS_TCP_BACKLOG", "9"))
                .provider("tcp", KEYS);
        assertThat(section.get(BACKLOG)).isEqualTo(9);
        assertThat(section.get(SHADE)).isEqualTo(Shade.DARK);
        assertThat(section.get(PAUSE)).isEqualTo(Duration.ofMillis(5));
        ProviderConfig set = in(
                        config.set("providers.tcp.backlog", "11"),
                        Map.of(),
                        Map.of("TRUNKLINE_PROVIDERS_TCP_BACKLOG", "9"))
                .provider("tcp", KEYS);
        assertThat(set.get(BACKLOG)).isEqualTo(11);
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "backlog = 0       | providers.tcp.backlog is 0, expected a whole number from 1 to 65535",
        "backlog = 1.5     | providers.tcp.backlog is 1.5, expected a whole number from 1 to 65535",
        "backlog = many    | providers.tcp.backlog is 'many', expected a whole number from 1 to 65535",
        "backlog = [ 1 ]   | providers.tcp.backlog is [1], expected a whole number from 1 to 65535",
        "shade = medium    | providers.tcp.shade is 'medium', expected one of [LIGHT, DARK]",
        "pause = -1s       | providers.tcp.pause is '-1s', expected a length of time such as 500ms or 10s",
        "baklog = 1        | unknown key providers.tcp.baklog, did you mean providers.tcp.backlog?",
    })
    // @formatter:on
    void mistakeInAProvidersSectionIsOneClearLine(String hocon, String line) {
        assertThatThrownBy(() -> text("providers.tcp { " + hocon + " }").provider("tcp", KEYS))
                .hasMessage("WSAEINVAL 10022: configuration text line 1: " + line);
    }

    @Test
    void variableOfAProviderThatHasNoSuchKeyIsRefused() throws Exception {
        Settings settings = in(Ws2Config.defaults(), Map.of(), Map.of("TRUNKLINE_PROVIDERS_TCP_BAKLOG", "9"));
        assertThatThrownBy(() -> settings.checkProviders(Map.of("tcp", KEYS), List.of()))
                .hasMessageContaining("variable TRUNKLINE_PROVIDERS_TCP_BAKLOG is no key of a provider there is");
        settings.checkProviders(Map.of("tcp", KEYS), List.of("somebody"));
    }

    @Test
    void templatesTakeWhatADirectionDoesNotSayFromBoth() throws Exception {
        Qos template =
                text("qos.templates.talk { both { tokenRateOctetsPerSecond = 1000, latency = 20ms, service = guaranteed }"
                                + ", receiving.tokenRateOctetsPerSecond = 500 }")
                        .qosTemplates()
                        .get("talk");
        assertThat(template.sending().tokenRateOctetsPerSecond()).isEqualTo(1000);
        assertThat(template.receiving().tokenRateOctetsPerSecond()).isEqualTo(500);
        assertThat(template.receiving().latencyMicros()).isEqualTo(20_000);
        assertThat(template.receiving().serviceType()).isEqualTo(ServiceType.SERVICETYPE_GUARANTEED);
        assertThat(template.sending().maxSduOctets()).isEqualTo(FlowSpec.NOT_SPECIFIED);
        assertThat(template.sending().delayVariationMicros()).isEqualTo(FlowSpec.NOT_SPECIFIED);
    }

    @Test
    void nearWordsAreSuggestedAndFarOnesNot() {
        assertThat(Suggestion.nearest("tpc", List.of("udp", "tcp"))).contains("tcp");
        assertThat(Suggestion.nearest("television", List.of("udp", "tcp"))).isEmpty();
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("ab", "ba")).isEqualTo(1);
    }
}
