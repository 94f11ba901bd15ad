package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import org.junit.jupiter.api.Test;

/** What is configured wrong is told in one line when the network starts. */
class StartRefusalTest {
    private static void refused(String key, String value, String told) throws Ws2Exception {
        try (Ws2 ws2 = Ws2.startup(Ws2Config.defaults().set("providers.telephony-sim." + key, value))) {
            assertThatThrownBy(() -> ws2.socket(
                            ws2.select("telephony-sim", Requirements.none()).chosen()))
                    .isInstanceOf(Ws2Exception.class)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("java.lang");
        }
    }

    @Test
    void faultOnALinkThatIsNotThereIsRefusedWithTheLinksThereAre() throws Exception {
        refused("faults", "at=1s down link=nope", "there is no link 'nope', the network has [alice-x1, bob-x1]");
    }

    @Test
    void faultOnAChannelThatIsNotThereIsRefusedBeforeItWouldHappen() throws Exception {
        refused("faults", "at=1s down channel=3", "expected an access and a number such as alice:3");
        refused("faults", "at=1s down channel=alice:16", "alice has no channel 16");
        refused("faults", "at=1s down channel=carol:1", "carol");
    }

    @Test
    void faultThatTelephonyDoesNotKnowIsRefused() throws Exception {
        refused("faults", "at=1s rate link=alice-x1 rate=bri", "a channel has 64 kbit/s and no other rate");
        refused("faults", "at=1s restart node=nope", "nope");
        refused("faults", "at=1s lose-message host=alice message=HELLO", "there is no message 'HELLO'");
        refused("faults", "call=1 refuse cause=126", "cause 126 is not one of");
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
