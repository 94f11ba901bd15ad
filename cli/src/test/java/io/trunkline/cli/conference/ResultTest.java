package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
    private static final ConferenceResult RESULT = ResultFixture.result("it </script><b>began</b>");

    private static Config parse(String json) {
        return ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }

    private static Expectation.Answer check(String text) throws UsageException {
        return Expectation.parse(text).check(ResultJson.of(RESULT));
    }

    @Test
    void theJsonHasEveryPromisedField() {
        Config json = parse(JsonText.of(ResultJson.of(RESULT)));
        assertThat(json.getInt("schemaVersion")).isEqualTo(1);
        assertThat(json.getString("provider")).isEqualTo("trace/tcp");
        assertThat(json.getStringList("chain")).containsExactly("trace", "tcp");
        assertThat(json.getBoolean("grouped")).isTrue();
        assertThat(json.getString("verdict")).isEqualTo("good");
        assertThat(json.getConfigList("groups")).hasSize(2);
        assertThat(json.getConfigList("groups").get(0).root().keySet())
                .contains("id", "kind", "qosRequested", "qosGranted");
        List<? extends Config> streams = json.getConfigList("streams");
        assertThat(streams).hasSize(6);
        assertThat(streams.get(1).root().keySet())
                .contains(
                        "name",
                        "from",
                        "priority",
                        "offeredOctets",
                        "deliveredOctets",
                        "lostOctets",
                        "sha256Sent",
                        "sha256Received",
                        "throughputBitsPerSecond",
                        "deadlineMisses");
        assertThat(streams.get(1).getDouble("delayMillis.p50")).isEqualTo(5.0);
        assertThat(streams.get(1).getInt("delayMillis.samples")).isEqualTo(50);
        assertThat(json.hasPath("environment.date")).isTrue();
    }

    @Test
    void aDigestThatDiffersIsAFailure() {
        StreamResult first = RESULT.streams().get(0);
        Sent other = new Sent(50, 8000, "00".repeat(32));
        assertThat(first.isWhole()).isTrue();
        assertThat(new StreamResult(first.stream(), first.from(), other, first.received()).isWhole())
                .isFalse();
    }

    @Test
    void anExpectationHoldsForBothDirectionsOrForTheOneItNames() throws UsageException {
        assertThat(check("audio.delayMillis.p99<=9.8").met()).isFalse();
        assertThat(check("audio.delayMillis.p99<=10").met()).isTrue();
        assertThat(check("audio.caller.delayMillis.p99<=5").met()).isTrue();
        assertThat(check("audio.callee.delayMillis.p99<=5").met()).isFalse();
        assertThat(check("data.lostOctets == 0").met()).isTrue();
        assertThat(check("video.deliveredOctets>8000").met()).isFalse();
        assertThat(check("video.deliveredOctets!=8000").met()).isFalse();
        assertThat(check("audio.delayMillis.max<10").found()).containsExactly(5.0, 10.0);
    }

    @Test
    void anExpectationThatMakesNoSenseIsRefusedBeforeTheConference() {
        for (String text :
                List.of("", "audio", "audio<=3", "sound.lostOctets==0", "audio.delay.p99<=30", "audio.lostOctets==x")) {
            assertThatThrownBy(() -> Expectation.parse(text))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("expected for example");
        }
    }

    @Test
    void wholeFieldsCanBeExpectedToo() throws UsageException {
        assertThat(check("provider==trace/tcp").met()).isTrue();
        assertThat(check("grouped==false").met()).isFalse();
        assertThat(check("durationSeconds>=1").met()).isTrue();
    }

    @Test
    void anUnmetExpectationDecidesTheVerdict() throws UsageException {
        Map<String, Object> json = ResultJson.of(RESULT);
        ResultJson.judge(json, List.of(Expectation.parse("audio.delayMillis.p99<=1")));
        assertThat(json.get("verdict")).isEqualTo("failed");
    }

    @Test
    void theReportIsOnePageThatNeedsNothingElse(@TempDir Path directory) throws IOException {
        ReportPage.of(new Trial.Held(ResultJson.of(RESULT), RESULT)).write(directory);
        String page = Files.readString(directory.resolve("report.html"));
        assertThat(page)
                .doesNotContain("src=")
                .doesNotContain("<link")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page).contains("it \\u003c/script>").doesNotContain("/*DATA*/");
        String data = page.substring(page.indexOf("id=\"data\">") + 10);
        Config embedded = parse(data.substring(0, data.indexOf("</script>")));
        assertThat(embedded.getConfigList("series")).hasSize(6);
        assertThat(embedded.getConfigList("result.streams")).hasSize(6);
        assertThat(parse(Files.readString(directory.resolve("result.json"))).getString("verdict"))
                .isEqualTo("good");
    }

    @Test
    void theTableHasALinePerStreamAndDirection() {
        String table = ResultTable.of(RESULT);
        assertThat(table.lines().filter(line -> line.endsWith("equal"))).hasSize(6);
        assertThat(table).contains("trace over tcp").contains("constrained group 77");
    }

    private static String table(FlowSpec granted, FlowSpec requested) {
        return ResultTable.of(
                ResultFixture.result("it", Qos.symmetric(requested), granted == null ? null : Qos.symmetric(granted)));
    }

    @Test
    void theTableTellsWhatWasGrantedInPart() {
        FlowSpec asked = FlowSpec.guaranteed(90_000, 1000);
        assertThat(table(asked, asked)).contains("constrained group 77, quality of service granted\n");
        assertThat(table(FlowSpec.guaranteed(100_000, 1000), FlowSpec.controlledLoad(90_000, 1000)))
                .contains("quality of service granted\n");
        assertThat(table(FlowSpec.guaranteed(40_000, 1000), asked))
                .contains("quality of service granted in part, guaranteed 320 kbit/s both ways of guaranteed 720 kbit/s"
                        + " both ways\n");
        assertThat(table(FlowSpec.controlledLoad(90_000, 1000), asked))
                .contains("granted in part, controlledload 720 kbit/s both ways of guaranteed 720 kbit/s");
        assertThat(table(null, asked)).contains("quality of service not to be had, best effort\n");
    }

    @Test
    void numbersHaveThreeDigitsAndAUnit() {
        assertThat(Numbers.rate(320_000)).isEqualTo("320 kbit/s");
        assertThat(Numbers.rate(999_600)).isEqualTo("1.00 Mbit/s");
        assertThat(Numbers.octets(1_234_567_890)).isEqualTo("1.23 GB");
        assertThat(Numbers.octets(7)).isEqualTo("7 B");
        assertThat(Numbers.millis(12_345_678)).isEqualTo("12.3");
    }
}
