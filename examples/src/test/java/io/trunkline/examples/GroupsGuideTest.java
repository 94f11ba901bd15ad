package io.trunkline.examples;

import static io.trunkline.api.Capability.GROUPS;
import static io.trunkline.api.Capability.GROUP_QOS;
import static io.trunkline.api.Capability.Groups.CONSTRAINED;
import static io.trunkline.api.Capability.QosLevel.ENFORCED;
import static io.trunkline.api.Requirements.require;
import static io.trunkline.api.SocketOptions.SO_GROUP_PRIORITY;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds {@code docs/groups-priorities-and-qos.md} to the code that it shows, which runs here over several providers. With
 * {@code -Dguide.write=true} it writes the code into the page instead.
 */
@Timeout(60)
class GroupsGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "groups-priorities-and-qos.md");
    private static final Path SOURCE = Path.of("src/test/java/io/trunkline/examples/GroupsGuideTest.java");

    /** What the caller tells, line by line. */
    private final List<String> told = new CopyOnWriteArrayList<>();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Connected placed;
    private Connected joined;
    private List<GroupStatistics> groups = List.of();
    private SocketStatistics ofSpeech;

    // guide begins contract
    /** What the whole group asks for: octets a second, and the largest burst, in both directions. */
    private static final Qos CONTRACT = Qos.symmetric(FlowSpec.guaranteed(24_000, 1_000));

    /** What the bridge is ready to carry for one group. */
    private static final Qos ENOUGH = Qos.symmetric(FlowSpec.guaranteed(16_000, 1_000));
    // guide ends

    // guide begins group
    private void talk(Ws2 ws2) throws Ws2Exception {
        Selection provider = ws2.select("call", require(GROUPS, CONSTRAINED).prefer(GROUP_QOS, ENFORCED));
        try (SocketGroup call = ws2.openGroup(provider, GroupKind.CONSTRAINED, GroupQos.prefer(CONTRACT));
                Ws2Socket speech = call.socket(0); // the most urgent
                Ws2Socket file = call.socket(5)) {
            placed = speech.connect("bridge:audio", ofSeconds(10)); // asks for the contract of all
            joined = file.connect("bridge:audio", ofSeconds(10));
            tell(placed);
            speech.send(ByteBuffer.wrap(new byte[320]));
            file.setOption(SO_GROUP_PRIORITY, 7); // at any time; from the next decision on
            file.send(ByteBuffer.wrap(new byte[900]));
            askForMore(call);
            look(ws2, speech);
        }
    }
    // guide ends

    // guide begins told
    private void tell(Connected connected) {
        connected
                .grantedGroupQos()
                .ifPresent(granted -> told.add("granted " + granted.sending().tokenRateOctetsPerSecond()));
        for (String line : connected.ignored()) told.add("without " + line);
    }
    // guide ends

    // guide begins more
    private void askForMore(SocketGroup call) throws Ws2Exception {
        Qos tooMuch = Qos.symmetric(FlowSpec.guaranteed(4_000_000_000L, 1_000));
        try {
            call.setQos(GroupQos.require(tooMuch));
        } catch (QosRefusedException refused) { // what was in force still is
            told.add("refused, left are "
                    + refused.available()
                            .map(left -> left.sending().tokenRateOctetsPerSecond())
                            .orElse(0L));
        }
    }
    // guide ends

    // guide begins statistics
    private void look(Ws2 ws2, Ws2Socket speech) throws Ws2Exception {
        ofSpeech = speech.statistics(); // octetsSent, priority, waits, shareAchieved, inversions, circuit …
        groups = ws2.groups(); // kind, constrainedTo, requestedQos, grantedQos, members …
    }
    // guide ends

    // guide begins standard
    private void talkAsTheStandardHasIt(Ws2 ws2) throws Ws2Exception {
        Selection provider = ws2.select("call", require(GROUPS, CONSTRAINED));
        try (Ws2Socket speech = ws2.socket(provider, GroupRequest.NEW_CONSTRAINED); // the group's creator
                Ws2Socket file = ws2.socket(provider, GroupRequest.join(speech.groupId()))) {
            file.setOption(SO_GROUP_PRIORITY, 5); // a member that sets none has 0
            ConnectRequest request = ConnectRequest.to("bridge:audio").limit(ofSeconds(10));
            placed = speech.connect(request.groupQos(GroupQos.prefer(CONTRACT)));
            joined = file.connect(request.groupQos(GroupQos.require(CONTRACT))); // not the creator: ignored
            told.addAll(joined.ignored());
        }
    }
    // guide ends

    // guide begins callee
    private Decision decide(ConnectionRequest request) {
        request.priority().ifPresent(urgency -> heard.add("priority " + urgency));
        Decision decision = request.accept().mirrorGroup(); // into the local group that stands for the caller's
        if (request.groupQos().isEmpty()) return decision; // it asks for none, or the provider carries none
        long asked = request.groupQos().get().sending().tokenRateOctetsPerSecond(); // as this side sees it
        heard.add("asked for " + asked);
        return asked > ENOUGH.sending().tokenRateOctetsPerSecond() ? decision.groupQos(ENOUGH) : decision;
    }

    private void serve(Ws2Socket bridge) {
        try (Ws2Socket speech = bridge.accept(this::decide);
                Ws2Socket file = bridge.accept(this::decide)) {
            if (speech.groupId().equals(file.groupId()))
                heard.add("one group: " + !speech.groupId().isNone());
            speech.input().readAllBytes();
            file.input().readAllBytes();
        } catch (IOException e) {
            heard.add(e.toString());
        }
    }
    // guide ends

    private interface Talk {
        void with(Ws2 ws2) throws Exception;
    }

    private void over(String provider, Talk talk) throws Exception {
        String config = Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals("```conf"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .reduce("", (all, line) -> all + line + "\n")
                .replace("provider = \"tcp\"", "provider = \"" + provider + "\"")
                .replace("127.0.0.1:47001", "127.0.0.1:" + freePort());
        if (provider.endsWith("-sim")) config += "providers." + provider + ".host = alice\n";
        try (Ws2 ws2 = Ws2.startup(Ws2Config.text(config));
                Ws2Socket bridge = ws2.listen("call", "bridge:audio")) {
            Thread serving = ws2.clock().threads().newThread(() -> serve(bridge));
            serving.start();
            talk.with(ws2);
            ws2.clock().leave();
            serving.join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "atm-sim", "telephony-sim"})
    void groupWithAContractIsCarriedAsTheBridgeWants(String provider) throws Exception {
        over(provider, this::talk);
        assertThat(heard).contains("priority 0", "priority 5", "asked for 24000", "one group: true");
        assertThat(placed.grantedGroupQos().orElseThrow().sending().tokenRateOctetsPerSecond())
                .isEqualTo(16_000);
        assertThat(told).anyMatch(line -> line.startsWith("granted ")).anyMatch(line -> line.startsWith("refused"));
        assertThat(ofSpeech.octetsSent()).isEqualTo(320);
        assertThat(groups).hasSize(2).allMatch(group -> group.kind() == GroupKind.CONSTRAINED);
    }

    @Test
    void sameCallGoesOverTcpWithoutAContract() throws Exception {
        over("tcp", this::talk);
        assertThat(heard).containsExactly("one group: false");
        assertThat(placed.grantedGroupQos()).isEmpty();
        assertThat(told).anyMatch(line -> line.startsWith("without the group's quality of service"));
        assertThat(ofSpeech.octetsSent()).isEqualTo(320);
        assertThat(groups).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "reference", "atm-sim", "telephony-sim"})
    void onlyTheCreatorIsHeardWhateverTheProvider(String provider) throws Exception {
        over(provider, this::talkAsTheStandardHasIt);
        assertThat(told)
                .containsExactly("the group's quality of service: only the socket that made the group may ask for it");
    }

    @Test
    void pageShowsTheCodeWordForWord() throws IOException {
        Matcher parts = Pattern.compile("    // guide begins (\\w+)\n(.*?)\n    // guide ends\n", Pattern.DOTALL)
                .matcher(Files.readString(SOURCE));
        int shown = 0;
        for (; parts.find(); shown++) holds(parts.group(1), parts.group(2).stripIndent());
        assertThat(shown).isEqualTo(7);
    }

    private static void holds(String name, String code) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- begin of " + name + ", generated -->\n";
        int start = page.indexOf(begin) + begin.length();
        int end = page.indexOf("<!-- end of " + name + " -->");
        assertThat(start).as(begin).isGreaterThan(begin.length() - 1);
        String block = "```java\n" + code + "\n```\n";
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(PAGE, page.substring(0, start) + block + page.substring(end));
        } else {
            assertThat(page.substring(start, end)).isEqualTo(block);
        }
    }
}
