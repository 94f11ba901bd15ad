package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Limits;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Requirement requirement = Contract.current().requirements().get(0);

    private RequirementResult examined(Examination.Check check, Duration limit) {
        Lab lab = new Lab(ProviderUnderTest.of("none"), Limits.scaled(1), 1);
        return new Examination(requirement, check, lab, "--only SOCK-1 --seed 1").run(limit);
    }

    private RequirementResult examined(Examination.Check check) {
        return examined(check, LONG);
    }

    @Test
    void comparisonsThatHoldAreAPass() {
        RequirementResult result = examined(lab -> lab.same(1, 1, "one"));
        assertThat(result.status()).isEqualTo(Status.PASS);
        assertThat(result.checks()).isEqualTo(1);
        assertThat(result.reason()).isEmpty();
    }

    @Test
    void nothingComparedIsInconclusive() {
        assertThat(examined(lab -> {}).status()).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void situationOutOfReachIsInconclusiveAndSaysWhatIsMissing() {
        RequirementResult result = examined(lab -> {
            throw new Inconclusive("name a second host with withSecondHost(…)");
        });
        assertThat(result.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(result.toText()).contains("withSecondHost");
    }

    @Test
    void comparisonThatFailsNamesExpectedSeenScriptAndReplay() {
        RequirementResult result = examined(lab -> {
            lab.script().add("s1.bind(\"host:0\");");
            lab.same(1, 2, "the answer");
        });
        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.toText())
                .contains(requirement.clause())
                .contains("the answer to be 1")
                .contains("seen      2")
                .contains("/*   1 */ s1.bind(\"host:0\");")
                .contains("--only SOCK-1 --seed 1");
    }

    @Test
    void messageOfSeveralLinesIsOneLineOfTheReport() {
        RequirementResult result = examined(lab -> {
            throw new Ws2Exception(WsaError.WSAECONNRESET, "gone\r\n  for\ngood");
        });
        assertThat(result.reason().orElseThrow().seen()).endsWith("gone for good");
        assertThat(result.toText().lines()).anyMatch(line -> line.contains("gone for good"));
    }

    @Test
    void callThatFailsUnexpectedlyIsAFailure() {
        RequirementResult result = examined(lab -> {
            throw new Ws2Exception(WsaError.WSAECONNRESET, "gone");
        });
        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.toText()).contains("WSAECONNRESET 10054: gone");
    }

    @Test
    void refusalWithAnotherCodeIsAFailure() {
        RequirementResult result = examined(lab -> lab.refused(
                "bind",
                () -> {
                    throw new Ws2Exception(WsaError.WSAEFAULT, "no");
                },
                WsaError.WSAEINVAL));
        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.toText()).contains("bind to fail with WSAEINVAL").contains("WSAEFAULT");
    }

    @Test
    void exceptionFromOutsideTheKitIsTheProvidersFault() {
        RequirementResult result = examined(lab -> Integer.parseInt("x"));
        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.toText()).contains("NumberFormatException");
    }

    @Test
    void exceptionOfTheKitIsAnErrorOfTheKit() {
        RequirementResult result = examined(lab -> {
            throw new IllegalStateException("our bug");
        });
        assertThat(result.status()).isEqualTo(Status.KIT_ERROR);
    }

    @Test
    void callThatHangsIsATimeOutWithItsStack() {
        CountDownLatch never = new CountDownLatch(1);
        RequirementResult result = examined(
                lab -> {
                    lab.script().add("s1.receive(…);");
                    hangs(never);
                },
                Duration.ofMillis(50));
        never.countDown();
        assertThat(result.status()).isEqualTo(Status.TIMEOUT);
        assertThat(result.toText()).contains("the last call was s1.receive(…);").contains("ExaminationTest.hangs");
    }

    @Test
    void callThatHangsInAHelperThreadIsATimeOutWithItsStack() {
        CountDownLatch never = new CountDownLatch(1);
        RequirementResult result =
                examined(lab -> lab.meanwhile("accept", () -> hangs(never)).result(Duration.ofMillis(50)));
        never.countDown();
        assertThat(result.status()).isEqualTo(Status.TIMEOUT);
        assertThat(result.toText()).contains("accept has not come back").contains("ExaminationTest.hangs");
    }

    private static boolean hangs(CountDownLatch never) throws InterruptedException {
        never.await();
        return true;
    }
}
