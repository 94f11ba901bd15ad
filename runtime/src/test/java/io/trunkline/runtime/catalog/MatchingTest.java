package io.trunkline.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of observed behaviour, row by row: family, type, protocol and the outcome. */
class MatchingTest {
    private static final int SAME = -1;

    private static CatalogEntry match(int family, int type, int protocol) throws Ws2Exception {
        return Fakes.catalog("", Fakes.internet()).match(SocketRequest.of(family, type, protocol));
    }

    private static CatalogEntry match(String id, int family, int type, int protocol) throws Ws2Exception {
        Catalog catalog = Fakes.catalog("", Fakes.internet());
        ProtocolInfo entry = catalog.named(id).get(0).info();
        return catalog.match(new SocketRequest(family, type, protocol, Optional.of(entry), 1));
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource({
        // family  type    protocol  code
        "  0,      1,      0,        WSAEINVAL",
        "  0,      -1,     0,        WSAEINVAL",
        "  0,      57005,  0,        WSAEINVAL",
        "  -1,     1,      17,       WSAEAFNOSUPPORT",
        "  57005,  1,      17,       WSAEAFNOSUPPORT",
        "  2,      -1,     0,        WSAESOCKTNOSUPPORT",
        "  2,      57005,  0,        WSAESOCKTNOSUPPORT",
        "  0,      -1,     -1,       WSAESOCKTNOSUPPORT",
        "  0,      57005,  57005,    WSAESOCKTNOSUPPORT",
        "  0,      0,      -1,       WSAEPROTONOSUPPORT",
        "  0,      0,      57005,    WSAEPROTONOSUPPORT",
        "  2,      1,      17,       WSAEPROTONOSUPPORT",
        "  2,      2,      6,        WSAEPROTONOSUPPORT",
    })
    // @formatter:on
    void tripleThatNoEntryHasIsRefused(int family, int type, int protocol, WsaError code) {
        Ws2Exception refusal = catchThrowableOfType(Ws2Exception.class, () -> match(family, type, protocol));
        assertThat(refusal.error()).isEqualTo(code);
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource({
        // family  type  protocol  entry
        "  2,      0,    6,        inet",
        "  0,      0,    6,        inet",
        "  2,      0,    0,        inet",
        "  2,      2,    0,        inet:udp",
        "  2,      0,    17,       inet:udp",
        "  23,     1,    6,        inet:v6",
        "  23,     0,    0,        inet:v6",
    })
    // @formatter:on
    void tripleGetsTheFirstEntryThatMatches(int family, int type, int protocol, String id) throws Exception {
        assertThat(match(family, type, protocol).info().id()).isEqualTo(id);
    }

    @Test
    void entryIsTakenWhereTheTripleIsLeftToIt() throws Exception {
        assertThat(match("inet:udp", SAME, SAME, SAME).info().id()).isEqualTo("inet:udp");
        assertThat(match("inet:udp", 0, 0, 0).info().id()).isEqualTo("inet:udp");
    }

    @Test
    void explicitValuesWinOverTheEntry() throws Exception {
        assertThat(match("inet:udp", 2, 1, 6).info().id()).isEqualTo("inet");
    }

    @Test
    void explicitFamilyThatTheProviderDoesNotHaveIsRefused() {
        Ws2Exception refusal = catchThrowableOfType(Ws2Exception.class, () -> match("inet:udp", 57005, 0, 0));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEAFNOSUPPORT);
    }

    @Test
    void protocolZeroMatchesOnlyEntriesThatSaySo() {
        Fakes.Base plain = new Fakes.Base("plain", Fakes.entry("plain", 2, 1, 6).build());
        Ws2Exception refusal = catchThrowableOfType(
                Ws2Exception.class, () -> Fakes.catalog("", plain).match(SocketRequest.of(2, 1, 0)));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEPROTONOSUPPORT);
    }

    @Test
    void protocolsUpToTheOffsetMatch() throws Exception {
        Fakes.Base packets = new Fakes.Base(
                "packets",
                Fakes.entry("packets", 2, 2, 1000).protocolMaxOffset(255).build());
        Catalog catalog = Fakes.catalog("", packets);
        assertThat(catalog.match(SocketRequest.of(2, 2, 1255)).info().id()).isEqualTo("packets");
        assertThat(catchThrowableOfType(Ws2Exception.class, () -> catalog.match(SocketRequest.of(2, 2, 1256)))
                        .error())
                .isEqualTo(WsaError.WSAEPROTONOSUPPORT);
    }

    @Test
    void bareLayersNeverMatchAndDoNotCountAsPartialMatches() {
        Ws2Exception refusal = catchThrowableOfType(
                Ws2Exception.class,
                () -> Fakes.catalog("", new Fakes.Layer("veil", Requirements.none()))
                        .match(SocketRequest.of(2, 1, 6)));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEAFNOSUPPORT);
    }
}
