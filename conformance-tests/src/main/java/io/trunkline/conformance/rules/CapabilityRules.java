package io.trunkline.conformance.rules;

import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.SelectionException;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Constants;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** CAP and LIFE: what an entry declares, and that nothing is left of a library. */
public final class CapabilityRules {
    private static final int MAX_QUANTA_IN_FLIGHT = 4;
    private static final long BUSY_NANOS = 2_000_000;

    private CapabilityRules() {}

    @Rule("CAP-1")
    static void levelsDoNotContradictEachOther(Lab lab) {
        lab.same("", lab.entry().capabilities().contradiction(), "the contradiction in the declaration");
    }

    @Rule("CAP-2")
    static void schedulingIsDeclaredInFigures(Lab lab) {
        Figures figures = lab.entry().figures();
        lab.agree(figures.quantumOctets() > 0, "a quantum above 0", figures.quantumOctets());
        int most = MAX_QUANTA_IN_FLIGHT * figures.quantumOctets();
        int inFlight = figures.inFlightOctets();
        lab.agree(inFlight > 0 && inFlight <= most, "1 to " + most + " octets in flight", inFlight);
        lab.agree(figures.schedulers().contains(GroupScheduling.STRICT), "STRICT", figures.schedulers());
    }

    @Rule("CAP-3")
    static void largestMessageIsDeclared(Lab lab) {
        ProtocolInfo entry = lab.entry();
        int largest = entry.figures().largestMessageOctets();
        if (entry.isMessageOriented()) {
            lab.agree(largest > 0, "a largest message", largest);
            lab.agree(entry.messageSizeOctets() != 0, "messageSizeOctets() other than 0", 0);
        } else {
            lab.same(0, largest, "the largest message of a stream");
            lab.same(0L, entry.messageSizeOctets(), "messageSizeOctets() of a stream");
        }
        lab.same(entry.socketType() == Ws2Constants.SOCK_STREAM, !entry.isMessageOriented(), "SOCK_STREAM");
    }

    @Rule("CAP-4")
    static void qosFlagFollowsTheLevels(Lab lab) {
        boolean group = lab.entry().capabilities().has(Capability.GROUP_QOS, Capability.QosLevel.RECORDED);
        boolean socket = lab.entry().capabilities().has(Capability.SOCKET_QOS, Capability.QosLevel.RECORDED);
        lab.same(group || socket, lab.entry().has(ServiceFlag.QOS_SUPPORTED), "QOS_SUPPORTED");
    }

    @Rule("CAP-5")
    static void selectionFollowsTheDeclaration(Lab lab) throws Exception {
        for (Capability<?> capability : Capability.all()) selects(lab, capability);
    }

    private static <L extends Enum<L>> void selects(Lab lab, Capability<L> capability) throws Exception {
        for (L level : capability.levels()) {
            Requirements wanted = Requirements.require(capability, level).andRequire(GroupRules.thisEntry(lab));
            String seen;
            try {
                seen = lab.ws2().select("", wanted).chosen().id();
            } catch (SelectionException e) {
                seen = "refused";
            }
            boolean declared = lab.entry().capabilities().has(capability, level);
            lab.same(declared ? lab.entry().id() : "refused", seen, "the selection for " + capability + " >= " + level);
        }
    }

    @Rule("CAP-6")
    static void entryIsListedOnce(Lab lab) throws Exception {
        long count = lab.ws2().enumProtocols().stream()
                .filter(entry -> entry.id().equals(lab.entry().id()))
                .count();
        lab.same(1L, count, "the entries with id " + lab.entry().id());
    }

    @Rule("CAP-7")
    static void clockIsOfTheDeclaredKind(Lab lab) throws Exception {
        Ws2Clock clock = lab.ws2().clock(lab.entry());
        lab.same(lab.entry().figures().clock(), clock.kind(), "the clock's kind");
        long before = clock.nanos();
        lab.rest();
        long after = clock.nanos();
        lab.agree(after > before, "the clock to move on while a thread waits by it", after - before);
    }

    @Rule("CAP-8")
    static void simulatedWaitEndsAtItsInstant(Lab lab) throws Exception {
        lab.socket();
        Ws2Clock clock = lab.clock();
        for (Duration wait : List.of(Duration.ofNanos(1), Duration.ofMillis(20), Duration.ofHours(1))) {
            long until = clock.nanos() + wait.toNanos();
            clock.sleepUntil(until);
            lab.same(until, clock.nanos(), "the instant at which a wait of " + wait + " ends");
            long real = System.nanoTime() + BUSY_NANOS;
            while (System.nanoTime() < real) Thread.onSpinWait();
            lab.same(until, clock.nanos(), "the clock while its only thread computes");
        }
    }

    @Rule("LIFE-1")
    static void closedLibraryLeavesNoThread(Lab lab) throws Exception {
        Set<String> before = threads();
        try (Lab inner = new Lab(lab.provider(), lab.limits(), lab.seed()).open()) {
            ConnectRules.exchange(lab, inner.pair());
        }
        Set<String> left = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            left = threads();
            left.removeAll(before);
            if (left.isEmpty()) break;
            lab.rest();
        }
        lab.agree(left.isEmpty(), "no thread to be left", left);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("kit: "))
                .map(thread -> thread.getName() + " #" + thread.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Rule("LIFE-2")
    static void libraryCanBeStartedAgain(Lab lab) throws Exception {
        ConnectRules.exchange(lab, lab.pair());
        lab.close();
        try (Lab again = new Lab(lab.provider(), lab.limits(), lab.seed()).open()) {
            ConnectRules.exchange(lab, again.pair());
        }
    }
}
