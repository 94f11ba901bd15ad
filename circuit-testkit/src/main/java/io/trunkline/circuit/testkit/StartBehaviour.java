package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import java.util.List;
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

    /** Every verb with every argument that names something, as the table of faults has them. */
    @Test
    void faultOfAnyKindThatNamesWhatIsNotThereIsRefusedInALineThatShowsIt() throws Exception {
        for (String fault : List.of(
                "call=1 refuse from=carol",
                "call=1 refuse to=carol cause=21",
                "call=1 busy host=carol",
                "at=1s no-answer host=carol",
                "at=1s release group-of=carol",
                "at=1s lose-message host=carol",
                "at=1s double-message host=carol message=SETUP",
                "progress=carol:10 busy")) {
            refused("faults", fault, "fault '" + fault + "': there is no host 'carol', the network has [alice, bob]");
        }
        for (String fault : List.of(
                "at=1s up link=nope",
                "at=1s loss link=nope probability=0.1",
                "at=1s bit-errors link=nope probability=0.1")) {
            refused("faults", fault, "fault '" + fault + "': there is no link 'nope', the network has [");
        }
        refused("faults", "at=1s lose-message host=alice message=HELLO", "there is no message 'HELLO'");
        refused("faults", "at=1s release call=1 cause=126", "cause 126 is not one of");
    }

    @Test
    void patienceInWhichNoAnswerCanComeIsRefused() throws Exception {
        String key = "providers." + provider() + ".patience";
        for (String value : List.of("0s", "1ms", "999ms")) {
            assertThatThrownBy(() -> Ws2.startup(Ws2Config.defaults().set(key, value)))
                    .isInstanceOf(Ws2Exception.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining("expected a length of time of 1000ms or more, such as 10s");
        }
        Ws2.startup(Ws2Config.defaults().set(key, "1s")).close();
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
