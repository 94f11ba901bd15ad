package io.trunkline.runtime.catalog;

import static io.trunkline.api.Capability.GROUPS;
import static io.trunkline.api.Capability.PRIORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability.Groups;
import io.trunkline.api.Capability.Priority;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SelectionException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Fakes.Base;
import io.trunkline.runtime.catalog.Fakes.Layer;
import org.junit.jupiter.api.Test;

class SelectorTest {
    private static final Layer TRACE = new Layer("trace", Requirements.none());

    private static Base base(String name, Groups groups, Priority priority) {
        Capabilities capabilities = Fakes.grouped(groups, priority);
        Figures plain = Figures.PLAIN_STREAM;
        Figures figures =
                new Figures(1000, 2000, 0, plain.capacityOctetsPerSecond(), plain.schedulers(), plain.clock(), false);
        ProtocolInfo entry = Fakes.entry(name, 2, 1, 6)
                .capabilities(capabilities)
                .figures(figures)
                .build();
        return new Base(name, entry);
    }

    private static final Base PLAIN = base("a-plain", Groups.NONE, Priority.NONE);
    private static final Base RECORDED = base("b-recorded", Groups.CONSTRAINED, Priority.RECORDED);
    private static final Base SCHEDULED = base("c-scheduled", Groups.CONSTRAINED, Priority.SCHEDULED);

    private static Selection select(String hocon, String profile, Requirements requirements) throws Ws2Exception {
        return Fakes.selector(hocon, TRACE, PLAIN, RECORDED, SCHEDULED).select(profile, requirements);
    }

    @Test
    void withoutRequirementsTheFirstEntryIsChosen() throws Exception {
        Selection selection = select("", "", Requirements.none());
        assertThat(selection.explanation())
                .isEqualTo("a-plain; not b-recorded: just as good, but behind a-plain in order; "
                        + "not c-scheduled: just as good, but behind a-plain in order");
    }

    @Test
    void requirementRulesOutAndTheReasonNamesWhatTheEntryHas() throws Exception {
        Selection selection = select("", "", Requirements.require(GROUPS, Groups.UNCONSTRAINED));
        assertThat(selection.chosen().id()).isEqualTo("b-recorded");
        assertThat(selection.others().get(0).reason()).isEqualTo("misses groups >= UNCONSTRAINED, it has NONE");
    }

    @Test
    void preferenceDecidesAmongThoseThatMeetTheRequirements() throws Exception {
        Selection selection =
                select("", "", Requirements.require(GROUPS, Groups.CONSTRAINED).prefer(PRIORITY, Priority.SCHEDULED));
        assertThat(selection.chosen().id()).isEqualTo("c-scheduled");
        assertThat(selection.others().get(1).reason())
                .isEqualTo("c-scheduled has the preferred priority >= SCHEDULED, it has not");
        assertThat(selection.missedPreferences()).isEmpty();
    }

    @Test
    void anEarlierPreferenceWeighsMoreThanAllLaterOnes() throws Exception {
        Requirements.Requirement noGroups = new Requirements.Requirement(
                "no groups", entry -> entry.capabilities().groups() == Groups.NONE);
        Selection selection = select(
                "",
                "",
                Requirements.none()
                        .prefer(noGroups)
                        .prefer(PRIORITY, Priority.RECORDED)
                        .prefer(PRIORITY, Priority.SCHEDULED));
        assertThat(selection.chosen().id()).isEqualTo("a-plain");
        assertThat(selection.missedPreferences()).containsExactly("priority >= RECORDED", "priority >= SCHEDULED");
    }

    @Test
    void candidatesOfAProfileAreTakenInItsOrder() throws Exception {
        String hocon = "profiles.call.provider = [ c-scheduled, \"trace/b-recorded\" ]";
        Selection selection = select(hocon, "call", Requirements.none());
        assertThat(selection.chosen().id()).isEqualTo("c-scheduled");
        assertThat(selection.others())
                .extracting(other -> other.entry().id() + ": " + other.reason())
                .containsExactly(
                        "a-plain: not in profile call",
                        "b-recorded: not in profile call",
                        "trace/b-recorded: just as good, but behind c-scheduled in order");
    }

    @Test
    void requirementsOfTheProfileCountFirst() throws Exception {
        String hocon = "profiles.call { require = \"groups=constrained\", prefer = \"priority=scheduled\" }";
        Selection selection = select(hocon, "call", Requirements.none());
        assertThat(selection.chosen().id()).isEqualTo("c-scheduled");
        assertThat(selection.profile()).isEqualTo("call");
    }

    @Test
    void nothingThatFitsIsExplainedForEveryCandidate() {
        Requirements.Requirement virtual = Requirements.parse("clock=virtual");
        SelectionException refusal = catchThrowableOfType(
                SelectionException.class,
                () -> select("", "", Requirements.none().andRequire(virtual)));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEPROTONOSUPPORT);
        assertThat(refusal.candidates()).hasSize(3);
        assertThat(refusal.detail()).startsWith("no provider has clock = VIRTUAL; not a-plain: misses clock = VIRTUAL");
    }

    @Test
    void profileThatDoesNotExistIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> select("profiles.call {}\nprofiles.news {}", "television", Requirements.none()))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEINVAL))
                .hasMessageContaining("there is no profile television; profiles are: call, news; entries are: a-plain");
    }

    @Test
    void entryIdAndChainServeAsProfileOfTheirOwn() throws Exception {
        assertThat(select("", "c-scheduled", Requirements.none()).chosen().id()).isEqualTo("c-scheduled");
        assertThat(select("", "trace/c-scheduled", Requirements.none()).chain())
                .containsExactly("trace", "c-scheduled");
    }

    @Test
    void chainInTheWrongOrderIsRefusedWithTheRightOne() {
        assertThatThrownBy(() -> select("", "c-scheduled/trace", Requirements.none()))
                .hasMessageContaining("write trace/c-scheduled");
    }
}
