package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.trunkline.cli.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of options in a comparison of providers that do not all have them. */
@Tag("once") // what it finds out is the same on every JDK
class ComparisonFaultTest {
    private static Program.Result compare(String providers, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("conference", "--compare", "--provider", providers));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(new String[0]));
    }

    private static List<String> faults(Config run) {
        return run.getStringList("simulation.faults");
    }

    @Test
    void faultThatNobodyKnowsEndsItBeforeItBeginsAndListsWhatEachWouldTake() throws Exception {
        compare("tcp,atm-sim,telephony-sim", "--fault", "at=1h down link=zoe")
                .failed(
                        2,
                        "--fault 'at=1h down link=zoe' fits no provider of the comparison",
                        "atm-sim: there is no link 'zoe', the network has [alice-s1, bob-s1]",
                        "telephony-sim: ",
                        "alice-x1");
    }

    @Test
    void optionThatNoneOfThemHasIsRefusedAndSaysWhoHasIt() throws Exception {
        compare("tcp,loopback", "--fault", "at=1s release call=1")
                .failed(2, "tcp and loopback have no --fault", "atm-sim", "telephony-sim");
    }

    @Test
    void networkFileThatDoesNotFitOneOfThemIsRefusedWithItsName() throws Exception {
        String atm = "../examples/networks/default.conf";
        String telephony = "../examples/networks/telephony-default.conf";
        compare("tcp,atm-sim,telephony-sim", "--network", atm)
                .failed(2, "--network does not fit telephony-sim: " + atm + " line ", "unknown key switches");
        compare("telephony-sim,atm-sim", "--network", telephony)
                .failed(2, "--network does not fit atm-sim: " + telephony + " line ", "unknown key exchanges");
    }

    @Test
    void eachFaultIsGivenToThoseThatKnowIt() throws Exception {
        Program.Result result = compare(
                "atm-sim,telephony-sim",
                "--fault",
                "at=1h down link=alice-s1",
                "--fault",
                "at=1h down channel=alice:3",
                "--fault",
                "at=1h release group-of=bob",
                "--duration",
                "0.3",
                "--json");
        assertThat(result.status()).as(result.toString()).isZero();
        List<? extends Config> runs = result.json().getConfigList("runs");
        assertThat(runs).hasSize(4);
        for (Config run : runs.subList(0, 2)) {
            assertThat(run.getString("provider")).isEqualTo("atm-sim");
            assertThat(faults(run)).containsExactly("at=1h down link=alice-s1", "at=1h release group-of=bob");
        }
        for (Config run : runs.subList(2, 4)) {
            assertThat(run.getString("provider")).isEqualTo("telephony-sim");
            assertThat(faults(run)).containsExactly("at=1h down channel=alice:3", "at=1h release group-of=bob");
        }
        assertThat(result.err()).hasSize(2);
        assertThat(result.err().get(0))
                .startsWith("atm-sim goes without --fault 'at=1h down channel=alice:3', which is not for it: ");
        assertThat(result.err().get(1))
                .startsWith("telephony-sim goes without --fault 'at=1h down link=alice-s1', which is not for it: ");
    }
}
