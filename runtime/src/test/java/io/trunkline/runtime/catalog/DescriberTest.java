package io.trunkline.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.runtime.catalog.Fakes.Base;
import io.trunkline.runtime.catalog.Fakes.Layer;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.TransportProvider;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Providers that declare nonsense are left out with a line; the others work. */
class DescriberTest {
    private static final ProtocolInfo SOUND = Fakes.entry("good", 2, 1, 6).build();

    /** The only line about {@code faulty}, after a good provider beside it has come through. */
    private static String lineAbout(TransportProvider faulty) throws Exception {
        LeftOut leftOut = Fakes.leftOut();
        Catalog catalog = Fakes.catalog("", leftOut, faulty, new Base("good", SOUND));
        assertThat(Fakes.ids(catalog)).containsExactly("good");
        assertThat(leftOut.lines()).hasSize(1);
        return leftOut.lines().get(0);
    }

    private static Base declaring(ProtocolInfo.Builder entry) {
        return new Base("odd", entry.build());
    }

    private static ProtocolInfo.Builder odd() {
        return Fakes.entry("odd", 2, 1, 6);
    }

    @Test
    void badNameIsLeftOut() throws Exception {
        assertThat(lineAbout(new Base("No Good", SOUND)))
                .contains("WSAEINVALIDPROVIDER 10105: its name is 'No Good', expected lower-case letters");
    }

    @Test
    void nullNameIsLeftOutAsIncomplete() throws Exception {
        assertThat(lineAbout(new Base(null, SOUND))).contains("WSAEINVALIDPROCTABLE 10104: name() answers null");
    }

    @Test
    void secondProviderOfANameIsLeftOut() throws Exception {
        LeftOut leftOut = Fakes.leftOut();
        Fakes.catalog("", leftOut, new Base("good", SOUND), new Base("good", SOUND));
        assertThat(leftOut.lines()).singleElement().asString().contains("its name is taken by paper");
    }

    @Test
    void entryDeclaredTwiceIsLeftOut() throws Exception {
        assertThat(lineAbout(new Base("odd", odd().build(), odd().build()))).endsWith("entry odd is declared twice");
    }

    @Test
    void foreignIdIsLeftOut() throws Exception {
        assertThat(lineAbout(declaring(Fakes.entry("tcp", 2, 1, 6))))
                .endsWith("entry tcp has an id that is neither odd nor begins with odd:");
    }

    @Test
    void contradictionInCapabilitiesIsLeftOut() throws Exception {
        Capabilities contradiction = Fakes.grouped(Capability.Groups.NONE, Capability.Priority.SCHEDULED);
        assertThat(lineAbout(declaring(odd().capabilities(contradiction))))
                .endsWith("entry odd declares a contradiction: priority SCHEDULED without groups");
    }

    @Test
    void scheduledPriorityNeedsABoundOfFourQuanta() throws Exception {
        Figures plain = Figures.PLAIN_STREAM;
        Figures tooMuch =
                new Figures(100, 401, 0, plain.capacityOctetsPerSecond(), plain.schedulers(), plain.clock(), false);
        Capabilities scheduled = Fakes.grouped(Capability.Groups.CONSTRAINED, Capability.Priority.SCHEDULED);
        assertThat(lineAbout(declaring(odd().capabilities(scheduled).figures(tooMuch))))
                .endsWith("at most 4 quanta in flight");
    }

    @Test
    void familyThatNobodyCanReadIsLeftOut() throws Exception {
        assertThat(lineAbout(declaring(Fakes.entry("odd", 99, 1, 6))))
                .endsWith("entry odd is of address family 99, which nobody can read or write");
    }

    @Test
    void socketTypeOutsideTheStandardIsLeftOut() throws Exception {
        assertThat(lineAbout(declaring(Fakes.entry("odd", 2, 9, 6)))).endsWith("a socket type that is not 1 to 5");
    }

    @Test
    void nullEntryIsLeftOutAsIncomplete() throws Exception {
        assertThat(lineAbout(new Base("odd", (ProtocolInfo) null)))
                .contains("WSAEINVALIDPROCTABLE")
                .endsWith("an element of protocols() answers null");
    }

    @Test
    void noEntryAtAllIsLeftOutAsIncomplete() throws Exception {
        assertThat(lineAbout(new Base("odd"))).contains("WSAEINVALIDPROCTABLE").endsWith("answers an empty list");
    }

    @Test
    void otherVersionOfTheInterfaceIsLeftOut() throws Exception {
        Base future = new Base("odd", odd().build()) {
            @Override
            public SpiVersion oldestSpi() {
                return new SpiVersion(3, 0);
            }

            @Override
            public SpiVersion newestSpi() {
                return new SpiVersion(3, 1);
            }
        };
        assertThat(lineAbout(future))
                .contains("WSAEINVALIDPROVIDER")
                .contains("it speaks versions 3.0 to 3.1 of the provider interface, this library 2.2 to 2.2");
    }

    @Test
    void providerThatIsNeitherBaseNorLayerIsLeftOutAsIncomplete() throws Exception {
        TransportProvider neither = new TransportProvider() {
            @Override
            public String name() {
                return "neither";
            }

            @Override
            public String description() {
                return "nothing";
            }
        };
        assertThat(lineAbout(neither)).contains("WSAEINVALIDPROCTABLE 10104: it is neither");
    }

    @Test
    void layerWithoutIdIsLeftOutAsIncomplete() throws Exception {
        Layer nameless = new Layer("odd", Requirements.none()) {
            @Override
            public UUID providerId() {
                return null;
            }
        };
        assertThat(lineAbout(nameless)).contains("WSAEINVALIDPROCTABLE").endsWith("providerId() answers null");
    }

    @Test
    void providerThatThrowsIsLeftOutWithItsWords() throws Exception {
        Base throwing = new Base("odd", odd().build()) {
            @Override
            public List<ProtocolInfo> protocols(ProviderConfig config) {
                throw new IllegalStateException("the disk\nis full");
            }
        };
        assertThat(lineAbout(throwing))
                .isEqualTo("provider odd (paper) is left out: WSAEINVALIDPROVIDER 10105: "
                        + "java.lang.IllegalStateException: the disk is full");
    }

    @Test
    void providerThatHangsIsLeftOutWithThePlaceWhereItHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Base hanging = new Base("odd", odd().build()) {
            @Override
            public List<AddressFormat> addressFormats() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return List.of();
            }
        };
        assertThat(lineAbout(hanging))
                .contains("no answer within 500 ms, it hangs in io.trunkline.runtime.catalog.DescriberTest$");
    }

    @Test
    void chainOverAProviderThatIsLeftOutIsLeftOutToo() throws Exception {
        LeftOut leftOut = Fakes.leftOut();
        Catalog catalog = Fakes.catalog(
                "chains = [ \"trace/odd\" ]\nprofiles.call.provider = [ odd, good ]\nproviders.odd.backlog = 1",
                leftOut,
                declaring(Fakes.entry("odd", 99, 1, 6)),
                new Layer("trace", Requirements.none()),
                new Base("good", SOUND));
        assertThat(leftOut.lines()).hasSizeGreaterThanOrEqualTo(2);
        Selector selector = new Selector(
                catalog,
                Fakes.settings("profiles.call.provider = [ odd, good ]").profiles());
        assertThat(selector.select("call", Requirements.none()).chosen().id()).isEqualTo("good");
        assertThatThrownBy(() -> catalog.named("odd")).hasMessageContaining("address family 99");
    }

    @Test
    void layerThatDescribesNonsenseBreaksOnlyItsChain() throws Exception {
        LeftOut leftOut = Fakes.leftOut();
        Layer wild = new Layer("wild", Requirements.none()) {
            @Override
            public List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
                return List.of(below);
            }
        };
        Catalog catalog = Fakes.catalog("chains = [ \"wild/good\" ]", leftOut, wild, new Base("good", SOUND));
        assertThat(Fakes.ids(catalog)).containsExactly("good");
        assertThat(leftOut.lines())
                .singleElement()
                .asString()
                .contains("chain wild/good is left out: WSAEINVALIDPROVIDER 10105")
                .contains("entry good has an id that is neither wild/good nor begins with wild/good:");
    }

    @Test
    void keysOfAProviderAreCheckedBeforeItSeesThem() {
        assertThatThrownBy(() -> Fakes.catalog("providers.good.backlog = 70000", new Base("good", SOUND)))
                .hasMessageContaining("providers.good.backlog is 70000, expected a whole number from 1 to 65535");
        assertThatThrownBy(() -> Fakes.catalog("providers.good.backlgo = 7", new Base("good", SOUND)))
                .hasMessageContaining("unknown key providers.good.backlgo, did you mean providers.good.backlog?");
        assertThatThrownBy(() -> Fakes.catalog("providers.god.backlog = 7", new Base("good", SOUND)))
                .hasMessageContaining("providers.god configures a provider that is not there, did you mean good?");
    }

    @Test
    void keyWithoutTypeIsLeftOutAsIncomplete() throws Exception {
        Base vague = new Base("odd", odd().build()) {
            @Override
            public List<ConfigKey<?>> configKeys() {
                return List.of(new ConfigKey<String>("x", null, "", "", "", value -> true));
            }
        };
        assertThat(lineAbout(vague)).contains("WSAEINVALIDPROCTABLE");
    }
}
