package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import org.junit.jupiter.api.Test;

/** What is configured wrong is told in one line when the network starts. */
public abstract class StartBehaviour implements CircuitSystem {
    /** The network does not start with this, and says why. @param key below {@code providers.PROVIDER} */
    protected final void refused(String key, String value, String told) throws Ws2Exception {
        try (Ws2 ws2 = Ws2.startup(Ws2Config.defaults().set("providers." + provider() + "." + key, value))) {
            assertThatThrownBy(() -> ws2.socket(
                            ws2.select(provider(), Requirements.none()).chosen()))
                    .isInstanceOf(Ws2Exception.class)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("java.lang");
        }
    }

    @Test
    void faultOnALinkThatIsNotThereIsRefusedWithTheLinksThereAre() throws Exception {
        refused(
                "faults",
                "at=1s down link=nope",
                "there is no link 'nope', the network has [" + linkOf("alice") + ", " + linkOf("bob") + "]");
    }

    @Test
    void captureThatCannotBeWrittenIsRefused() throws Exception {
        refused("capture", "/nowhere/at/all", "/nowhere");
    }

    @Test
    void hostThatIsNotThereIsRefusedWithTheHostsThereAre() throws Exception {
        refused("host", "carol", "has no host 'carol', it has [alice, bob]");
    }
}
