package io.trunkline.conformance.rules;

import io.trunkline.api.Capability;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Tap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GROW: a live group that grows and shrinks while every member transfers. */
public final class GrowthRules {
    private static final long PHASE_OCTETS = 8_192;

    private GrowthRules() {}

    @Rule("GROW-1")
    static void everyOctetArrivesWhileTheContractChanges(Lab lab) throws Exception {
        growsAndShrinks(lab);
    }

    @Rule("GROW-2")
    static void messagesStayWholeWhileTheContractChanges(Lab lab) throws Exception {
        growsAndShrinks(lab);
    }

    private static void growsAndShrinks(Lab lab) throws Exception {
        LiveGroup group = LiveGroup.with(lab, Traffic::over, 0.3);
        group.carry(PHASE_OCTETS);
        for (double part : new double[] {0.6, 0.2, 0.5}) {
            group.change(part);
            group.carry(PHASE_OCTETS);
        }
        group.finish();
    }

    @Rule("GROW-3")
    static void membersComeAndGoWhileOthersTransfer(Lab lab) throws Exception {
        boolean shares = lab.entry().capabilities().has(Capability.SOCKET_QOS, Capability.QosLevel.ENFORCED);
        Optional<Qos> own = shares ? Optional.of(AdmissionRules.share(lab, 0.2)) : Optional.empty();
        LiveGroup group = new LiveGroup(lab, Traffic::over);
        Traffic first = group.join(own);
        Traffic second = group.join(own);
        group.carry(PHASE_OCTETS);
        group.join(own);
        group.carry(PHASE_OCTETS);
        group.leave(second);
        group.carry(PHASE_OCTETS);
        group.leave(first);
        group.join(own);
        group.carry(PHASE_OCTETS);
        group.finish();
    }

    @Rule("GROW-4")
    static void urgentPieceWaitsForNoChange(Lab lab) throws Exception {
        new PriorityTrial(lab).runWhileTheContractChanges(0.2, 0.6, 0.2);
    }

    @Rule("GROW-5")
    static void whatIsToldIsWhatIsCarried(Lab lab) throws Exception {
        GrantTrial trial = new GrantTrial(lab, 0.2);
        trial.carriesWhatIsTold();
        for (double part : new double[] {0.5, 0.3}) {
            trial.change(part);
            trial.carriesWhatIsTold();
        }
    }

    @Rule("GROW-6")
    static void everyMemberIsToldOfEachChangeOnce(Lab lab) throws Exception {
        LiveGroup group = LiveGroup.with(lab, Traffic::plain, 0.3);
        List<Ears> ears = ears(lab, group);
        int changes = 0;
        for (double part : new double[] {0.6, 0.2}) {
            Qos wanted = AdmissionRules.share(lab, part);
            group.change(wanted);
            int number = ++changes;
            group.until(
                    "every socket of the group to be told of change " + number,
                    lab.limits().waitFor().dividedBy(2),
                    () -> ears.stream().allMatch(ear -> ear.told().size() >= number));
            group.rest();
            for (Ears ear : ears) {
                List<QosChange> told = ear.told();
                lab.agree(told.size() == number, ear + " to be told of " + number + " changes", told);
                isNear(lab, wanted, told.get(number - 1).qos(), ear);
            }
        }
    }

    /** The far end may have been told what the network makes of it, which rounds. */
    private static void isNear(Lab lab, Qos wanted, Qos told, Ears ear) {
        long rate = wanted.sending().tokenRateOctetsPerSecond();
        long seen = told.sending().tokenRateOctetsPerSecond();
        lab.agree(Math.abs(rate - seen) <= rate / 100, ear + " to be told " + rate + " octets/s", seen);
        lab.same(wanted.sending().serviceType(), told.sending().serviceType(), "what " + ear + " has been told");
    }

    /** On the creator, on every member, and on those who answer them where they know whose call it is. */
    private static List<Ears> ears(Lab lab, LiveGroup group) throws Exception {
        List<Ears> ears = new ArrayList<>(List.of(new Ears(group.creator())));
        for (Traffic member : group.members().subList(0, LiveGroup.MEMBERS)) {
            ears.add(new Ears(member.pair().caller()));
            if (lab.entry().figures().carriesGroupReference())
                ears.add(new Ears(member.pair().callee()));
        }
        return ears;
    }

    @Rule("GROW-7")
    static void refusedChangeLeavesEverythingAsItWas(Lab lab) throws Exception {
        LiveGroup group = LiveGroup.with(lab, Traffic::over, 0.3);
        Qos before = AdmissionRules.share(lab, 0.3);
        LedgerRules.admitted(lab, lab.socket(GroupRequest.NEW_UNCONSTRAINED), before);
        group.carry(PHASE_OCTETS);
        List<Ears> ears = ears(lab, group);
        Qos offered = offered(lab, group, AdmissionRules.share(lab, 0.9));
        group.carry(PHASE_OCTETS);
        for (Ears ear : ears.subList(1, ears.size())) {
            lab.same(List.of(), ear.told(), "what " + ear + " has been told of a change that was refused");
        }
        Tap member = group.members().get(0).caller();
        QosRules.inForce(lab, before, member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what is in force after it");
        group.change(offered);
        QosRules.inForce(lab, offered, member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null), "what was offered");
        group.carry(PHASE_OCTETS);
        group.finish();
    }

    /** What the refusal of a change says could be had: within what others leave. */
    private static Qos offered(Lab lab, LiveGroup group, Qos tooMuch) throws Exception {
        Optional<Qos> offered = Optional.empty();
        try {
            group.change(tooMuch);
            lab.agree(false, "a QosRefusedException", "a change that is in force");
        } catch (QosRefusedException refused) {
            lab.same(WsaError.WSAEOPNOTSUPP, refused.error(), "the refusal's code");
            offered = refused.available();
        }
        lab.agree(offered.isPresent(), "a refusal that offers what could be had", "none");
        long rate = offered.orElseThrow().sending().tokenRateOctetsPerSecond();
        long left = AdmissionRules.share(lab, 0.701).sending().tokenRateOctetsPerSecond();
        lab.agree(rate <= left, "an offer of at most " + left, rate);
        return offered.orElseThrow();
    }

    @Rule("GROW-8")
    static void membersStayTogetherWhenTheCircuitChanges(Lab lab) throws Exception {
        LiveGroup group = LiveGroup.with(lab, Traffic::plain, 0.3);
        together(lab, group);
        group.change(0.6);
        together(lab, group);
        group.join(Optional.empty());
        together(lab, group);
        group.change(0.2);
        together(lab, group);
    }

    private static void together(Lab lab, LiveGroup group) throws Exception {
        List<Traffic> members = group.members();
        String circuit = CircuitRules.circuit(members.get(0).pair().caller());
        lab.agree(!circuit.isEmpty(), "statistics().circuit() of a connected member", "nothing");
        GroupId id = group.creator().groupId();
        for (Traffic member : members) {
            Tap caller = member.pair().caller();
            if (!id.equals(caller.groupId())) continue; // what is sent the other way
            lab.same(circuit, CircuitRules.circuit(caller), "the circuit of " + caller);
        }
    }
}
