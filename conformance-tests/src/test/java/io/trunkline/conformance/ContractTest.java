package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.conformance.Requirement.Kind;
import io.trunkline.conformance.broken.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContractTest {
    private final Contract contract = Contract.current();
    private final Checks checks = Checks.in(Checks.CLASSES);

    @Test
    void everyRequirementHasACheckOrAReasonWhyNot() {
        List<String> without = new ArrayList<>();
        for (Requirement requirement : contract.requirements()) {
            boolean untestable = requirement.kind() == Kind.UNTESTABLE;
            if (checks.ids().contains(requirement.id()) == untestable) without.add(requirement.id());
            assertThat(requirement.untestableBecause().isEmpty())
                    .as(requirement.id())
                    .isNotEqualTo(untestable);
        }
        assertThat(without).isEmpty();
    }

    @Test
    void everyCheckNamesARequirement() {
        List<String> unknown = checks.ids().stream()
                .filter(id -> contract.requirement(id).isEmpty())
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void idsAreNumberedWithoutGaps() {
        String chapter = "";
        int number = 0;
        for (Requirement requirement : contract.requirements()) {
            String[] parts = requirement.id().split("-");
            number = parts[0].equals(chapter) ? number + 1 : 1;
            chapter = parts[0];
            assertThat(requirement.id()).isEqualTo(chapter + "-" + number);
        }
    }

    @Test
    void clausesAreSentences() {
        assertThat(contract.requirements()).hasSizeGreaterThanOrEqualTo(50).allSatisfy(requirement -> {
            assertThat(requirement.clause()).endsWith(".");
            assertThat(Character.isUpperCase(requirement.clause().charAt(0))).isTrue();
        });
    }

    @Test
    void brokenProvidersNameRequirements() {
        assertThat(Zoo.all()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(animal -> {
            assertThat(contract.requirement(animal.breaks())).as(animal.name()).isPresent();
            for (String id : animal.also()) {
                assertThat(id.endsWith("*") || contract.requirement(id).isPresent())
                        .as(animal.name() + " " + id)
                        .isTrue();
            }
        });
        assertThat(new TreeSet<>(Zoo.all().stream().map(Zoo.Animal::name).toList()))
                .hasSize(Zoo.all().size());
    }

    @Test
    void lineWithAMissingColumnIsRefused() {
        assertThatThrownBy(() -> Contract.parse(List.of("A-1 | MUST | always | tested | API bind")))
                .hasMessageContaining("A-1")
                .hasMessageContaining("6 columns");
    }

    @Test
    void idThatStandsTwiceIsRefused() {
        String line = "A-1 | MUST | always | tested | API bind | A clause.";
        assertThatThrownBy(() -> Contract.parse(List.of(line, line))).hasMessageContaining("A-1 stands twice");
    }

    @Test
    void conditionThatNobodyUnderstandsIsRefused() {
        assertThatThrownBy(() -> Condition.parse("sometimes")).hasMessageContaining("'sometimes'");
        assertThatThrownBy(() -> Condition.parse("groups>=SOME")).hasMessageContaining("groups has no level 'SOME'");
        assertThatThrownBy(() -> Condition.parse("colour>=RED")).hasMessageContaining("no capability 'colour'");
    }

    @Test
    void twoChecksOfOneRequirementAreRefused() {
        assertThatThrownBy(() -> Checks.in(List.of(Twice.class))).hasMessageContaining("both check");
    }

    /** Found by its annotations alone. */
    public static final class Twice {
        @Rule("A-1")
        public static void one() {}

        @Rule("A-1")
        public static void other() {}
    }
}
