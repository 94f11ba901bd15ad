package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.conformance.Requirement.Kind;
import io.trunkline.conformance.Requirement.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConformanceReportTest {
    private static final ProtocolInfo ENTRY =
            ProtocolInfo.declare("plain", new UUID(0, 1)).build();

    private static RequirementResult result(String id, Need need, Status status) {
        Requirement requirement =
                new Requirement(id, need, Condition.parse("always"), Kind.TESTED, "", "API bind", "A \"clause\".");
        Optional<RequirementResult.Reason> reason = status.hasReason()
                ? Optional.of(new RequirementResult.Reason("one", "two", List.of("  1  bind();"), "", "--only " + id))
                : Optional.empty();
        return new RequirementResult(requirement, status, 3, 1, 7, reason);
    }

    private static ConformanceReport report(boolean partial, RequirementResult... results) {
        ConformanceReport.Head head = new ConformanceReport.Head(1, 42, Tier.SMOKE, partial);
        return ConformanceReport.of(ENTRY, head, Arrays.asList(results));
    }

    private static Verdict verdict(Status... statuses) {
        RequirementResult[] results = new RequirementResult[statuses.length];
        for (int i = 0; i < results.length; i++) results[i] = result("A-" + i, Need.MUST, statuses[i]);
        return report(false, results).status();
    }

    @Test
    void passesAndSkipsAreConformant() {
        assertThat(verdict(Status.PASS, Status.SKIPPED, Status.UNTESTABLE)).isEqualTo(Verdict.CONFORMANT);
        assertThat(Verdict.CONFORMANT.exitStatus()).isZero();
    }

    @Test
    void anyDefectIsNotConformant() {
        for (Status defect : List.of(Status.FAIL, Status.TIMEOUT, Status.UNDECLARED_WORKS)) {
            assertThat(verdict(Status.PASS, defect, Status.INCONCLUSIVE)).isEqualTo(Verdict.NOT_CONFORMANT);
        }
        assertThat(Verdict.NOT_CONFORMANT.exitStatus()).isEqualTo(1);
    }

    @Test
    void undecidedIsIncomplete() {
        assertThat(verdict(Status.PASS, Status.INCONCLUSIVE)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(verdict(Status.SKIPPED)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Verdict.INCOMPLETE.exitStatus()).isEqualTo(4);
    }

    @Test
    void faultOfTheKitIsAnError() {
        assertThat(verdict(Status.FAIL, Status.KIT_ERROR)).isEqualTo(Verdict.ERROR);
        assertThat(verdict()).isEqualTo(Verdict.ERROR);
        assertThat(Verdict.ERROR.exitStatus()).isEqualTo(3);
    }

    @Test
    void shouldDoesNotDecide() {
        ConformanceReport report =
                report(false, result("A-1", Need.MUST, Status.PASS), result("A-2", Need.SHOULD, Status.FAIL));
        assertThat(report.status()).isEqualTo(Verdict.CONFORMANT);
        assertThat(report.toText()).contains("A-2");
    }

    @Test
    void selectionIsPartial() {
        assertThat(report(true, result("A-1", Need.MUST, Status.PASS)).status()).isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void jsonHasEveryFieldOfAFailure() {
        String json = report(false, result("A-1", Need.MUST, Status.FAIL)).toJson();
        assertThat(json)
                .startsWith("{\n  \"schemaVersion\": 1,\n  \"status\": \"NOT_CONFORMANT\",\n  \"contractVersion\": 1,")
                .contains("\"provider\": \"plain\"", "\"groups\": \"NONE\"", "\"seed\": 42", "\"tier\": \"SMOKE\"")
                .contains("\"id\": \"A-1\"", "\"level\": \"MUST\"", "\"checks\": 3", "\"tries\": 1", "\"millis\": 7")
                .contains("\"clause\": \"A \\\"clause\\\".\"", "\"expected\": \"one\"", "\"seen\": \"two\"")
                .contains("\"  1  bind();\"", "\"replay\": \"--only A-1\"", "\"environment\": {");
    }

    @Test
    void providerThatDoesNotExistIsAReportToo() {
        ConformanceReport report =
                ConformanceRun.of(ProviderUnderTest.of("no-such-provider")).run();
        assertThat(report.status()).isEqualTo(Verdict.ERROR);
        assertThat(report.error()).contains("no-such-provider");
        assertThat(report.toJson()).contains("\"error\": {").contains("\"status\": \"ERROR\"");
        assertThat(report.toText()).contains("no-such-provider: ERROR");
    }
}
