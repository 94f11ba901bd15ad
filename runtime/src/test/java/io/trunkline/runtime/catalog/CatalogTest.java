package io.trunkline.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Fakes.Base;
import io.trunkline.runtime.catalog.Fakes.Layer;
import io.trunkline.spi.ProviderConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Layer TRACE = new Layer("trace", Requirements.none());
    private static final Layer VEIL = new Layer("veil", Requirements.none());
    private static final Layer MUX = new Layer(
            "mux", Requirements.none().andRequire(new Requirements.Requirement("type = 1", e -> e.socketType() == 1)));

    private static Base tcp() {
        return new Base(
                "tcp",
                Fakes.entry("tcp", 2, 1, 6).build(),
                Fakes.entry("tcp:v6", 23, 1, 6).build());
    }

    private static Base packets() {
        return new Base("packets", Fakes.entry("packets", 2, 5, 6).build());
    }

    private static Catalog catalog(String hocon) throws Ws2Exception {
        return Fakes.catalog(hocon, TRACE, VEIL, MUX, packets(), tcp());
    }

    @Test
    void basesStandInTheOrderOfTheirFamilyAndName() throws Exception {
        Base local = new Base("a-local", Fakes.entry("a-local", 0x4000, 1, 0).build());
        assertThat(Fakes.ids(Fakes.catalog("", local, tcp(), packets())))
                .containsExactly("packets", "tcp", "tcp:v6", "a-local");
    }

    @Test
    void configuredChainsStandBeforeTheirBaseInTheirOrder() throws Exception {
        assertThat(Fakes.ids(catalog("chains = [ \"trace/tcp\", \"veil/tcp\" ]")))
                .containsExactly("packets", "trace/tcp", "veil/tcp", "tcp", "tcp:v6");
    }

    @Test
    void configuredChainTakesSocketsThatAskForNoEntry() throws Exception {
        Catalog catalog = catalog("chains = [ \"trace/tcp\" ]");
        assertThat(catalog.match(SocketRequest.of(2, 1, 6)).info().id()).isEqualTo("trace/tcp");
    }

    @Test
    void chainThatAProfileNamesStandsBehindItsBase() throws Exception {
        assertThat(Fakes.ids(catalog("profiles.call.provider = \"trace/tcp\"")))
                .containsExactly("packets", "tcp", "trace/tcp", "tcp:v6");
    }

    @Test
    void chainBecomesAnEntryByBeingNamed() throws Exception {
        Catalog catalog = catalog("");
        CatalogEntry named = catalog.named("veil/trace/tcp:v6").get(0);
        assertThat(Fakes.ids(catalog)).containsExactly("packets", "tcp", "tcp:v6", "veil/trace/tcp:v6");
        assertThat(catalog.named("veil/trace/tcp:v6")).containsExactly(named);
    }

    @Test
    void orderOfTheConfigurationComesFirst() throws Exception {
        assertThat(Fakes.ids(catalog("catalog.order = [ \"tcp:v6\", tcp ]")))
                .containsExactly("tcp:v6", "tcp", "packets");
    }

    @Test
    void orderThatNamesNoEntryIsRefusedWithAdvice() {
        assertThatThrownBy(() -> catalog("catalog.order = [ tpc ]"))
                .hasMessageContaining("configuration text line 1: catalog.order names tpc")
                .hasMessageContaining("did you mean tcp?");
    }

    @Test
    void everyEntryHasItsOwnNumberAndAChainThoseOfItsParts() throws Exception {
        Catalog catalog = catalog("chains = [ \"veil/trace/tcp\" ]");
        ProtocolInfo chain = catalog.named("veil/trace/tcp").get(0).info();
        ProtocolInfo base = catalog.named("tcp").get(0).info();
        List<ProtocolInfo> bare = List.copyOf(catalog.bareLayers());
        assertThat(base.chain()).containsExactly(base.catalogEntryId());
        assertThat(chain.chain()).containsExactly(number(bare, "veil"), number(bare, "trace"), base.catalogEntryId());
        assertThat(catalog.entries().stream()
                        .map(e -> e.info().catalogEntryId())
                        .distinct())
                .hasSize(catalog.entries().size());
        assertThat(chain.chainNames()).containsExactly("veil", "trace", "tcp");
    }

    private static int number(List<ProtocolInfo> entries, String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow()
                .catalogEntryId();
    }

    @Test
    void bareLayersAreHiddenAndHaveNoChain() throws Exception {
        assertThat(catalog("").bareLayers())
                .extracting(ProtocolInfo::id)
                .containsExactlyInAnyOrder("trace", "veil", "mux");
        assertThat(catalog("").bareLayers()).allSatisfy(layer -> {
            assertThat(layer.providerFlags()).contains(ProviderFlag.HIDDEN);
            assertThat(layer.chain()).isEmpty();
        });
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tcp/trace       | chain tcp/trace: tcp is a base provider and must stand last; write trace/tcp",
        "trace/tcp/veil  | chain trace/tcp/veil: tcp is a base provider and must stand last; write trace/veil/tcp",
        "tcp/packets     | chain tcp/packets: tcp is a base provider and must stand last; write packets",
        "trace           | chain trace: trace is a layer and needs a base provider below it; write trace/packets",
        "trace/trace/tcp | chain trace/trace/tcp: trace stands in it twice, a layer may stand in a chain once; write trace/tcp",
        "trace//tcp      | chain trace//tcp: a name is missing; write names with a slash between them: trace/tcp",
        "trcae/tcp       | chain trcae/tcp: there is no provider trcae, did you mean trace?",
        "trace/zzz       | chain trace/zzz: there is no provider zzz; there are: mux, packets, tcp, tcp:v6, trace, veil",
        "trace/tcp:v7    | chain trace/tcp:v7: there is no such entry; there are: [trace/tcp]",
        "mux/packets     | chain mux/packets: mux needs type = 1 of what is below it, and packets does not have it; put mux over tcp: mux/tcp",
    })
    // @formatter:on
    void chainThatCannotBeIsRefusedWithWhatToWriteInstead(String chain, String line) throws Exception {
        assertThatThrownBy(() -> catalog("").named(chain)).isInstanceOfSatisfying(Ws2Exception.class, e -> {
            assertThat(e.error()).isEqualTo(WsaError.WSAEINVAL);
            assertThat(e.detail()).isEqualTo(line);
        });
    }

    @Test
    void layerThatHelpsIsSuggestedBetween() throws Exception {
        Layer framed = new Layer("framed", Requirements.none()) {
            @Override
            public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
                return List.of(below.toBuilder()
                        .id("framed/" + below.id())
                        .triple(below.addressFamily(), 1, 6)
                        .build());
            }
        };
        assertThatThrownBy(() -> Fakes.catalog("", MUX, framed, packets()).named("mux/packets"))
                .hasMessageEndingWith("put framed between them: mux/framed/packets");
    }

    @Test
    void chainHoldsSevenProvidersAndNotEight() throws Exception {
        Layer[] layers = new Layer[7];
        for (int i = 0; i < layers.length; i++) layers[i] = new Layer("l" + i, Requirements.none());
        Catalog catalog =
                Fakes.catalog("", layers[0], layers[1], layers[2], layers[3], layers[4], layers[5], layers[6], tcp());
        assertThat(catalog.named("l0/l1/l2/l3/l4/l5/tcp").get(0).info().chain()).hasSize(7);
        assertThatThrownBy(() -> catalog.named("l0/l1/l2/l3/l4/l5/l6/tcp"))
                .hasMessageContaining("it has 8 providers, a chain has at most 7");
    }

    @Test
    void layerWithSeveralEntriesAddsThemAllAndEachCanBeNamed() throws Exception {
        Layer twofold = new Layer("twofold", Requirements.none()) {
            @Override
            public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
                ProtocolInfo.Builder one = below.toBuilder().providerId(providerId());
                String id = "twofold/" + below.id();
                return List.of(one.id(id).build(), one.id(id + ":message").build());
            }
        };
        Catalog catalog = Fakes.catalog("", twofold, TRACE, tcp());
        assertThat(catalog.named("twofold/tcp")).hasSize(2);
        assertThat(catalog.named("trace/twofold/tcp:message").get(0).info().id())
                .isEqualTo("trace/twofold/tcp:message");
    }

    @Test
    void configuredChainThatIsWrongIsRefusedWithFileAndLine() {
        assertThatThrownBy(() -> catalog("groups.strict = true\nchains = [ \"tcp/trace\" ]"))
                .hasMessageContaining("configuration text line 2: chain tcp/trace: tcp is a base provider");
    }

    @Test
    void profileThatNamesNobodyIsRefusedWithFileAndLine() {
        assertThatThrownBy(() -> catalog("\n\nprofiles.call.provider = tpc"))
                .hasMessageContaining(
                        "configuration text line 3: profiles.call.provider: chain tpc: there is no provider tpc")
                .hasMessageEndingWith("did you mean tcp?");
    }

    @Test
    void entryOfAnotherLibraryWithTheSameIdIsTaken() throws Exception {
        ProtocolInfo foreign =
                catalog("chains = [ \"trace/tcp\" ]").named("tcp").get(0).info();
        assertThat(catalog("").entry(foreign).info().id()).isEqualTo("tcp");
    }

    @Test
    void entryThatIsNotInTheCatalogIsRefused() {
        ProtocolInfo strange = Fakes.entry("strange", 2, 1, 6).build();
        assertThatThrownBy(() -> catalog("").entry(strange)).hasMessageContaining("has no entry strange");
    }

    @Test
    void bareLayerIsNoEntryToOpen() throws Exception {
        Catalog catalog = catalog("");
        ProtocolInfo bare = catalog.bareLayers().iterator().next();
        assertThatThrownBy(() -> catalog.entry(bare)).hasMessageContaining("is a bare layer");
    }
}
