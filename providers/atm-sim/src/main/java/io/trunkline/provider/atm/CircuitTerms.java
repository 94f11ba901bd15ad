package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.SetupRequest;
import io.trunkline.provider.atm.traffic.Encapsulation;
import io.trunkline.provider.atm.traffic.FragmentSize;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.Cause;
import java.util.List;
import java.util.Optional;

/** What a circuit from a host to a peer asks the network for, and what the answer means. In the kernel. */
record CircuitTerms(AtmHost host, Aesa peer) {
    static boolean isSizedBy(Qos groupQos) {
        return Sums.asksForRates(groupQos);
    }

    /** What the contract is made of. */
    static Qos size(Qos ofGroup, List<Qos> ofMembers) {
        return isSizedBy(ofGroup) ? ofGroup : Sums.of(ofMembers);
    }

    SetupRequest setup(Octets request, TrafficContract wanted, Qos size) {
        int cut = Math.min(request.size(), SetupRequest.MAX_MEMBER_REQUEST_OCTETS);
        return new SetupRequest(
                peer,
                host.address(),
                wanted,
                false,
                request.slice(0, cut),
                request.slice(cut, request.size()),
                host.specificElements(size));
    }

    /** How long the fragments are that a contract carries in time. */
    int fragmentOctets(TrafficContract contract, Qos groupQos) {
        long latency = groupQos.sending().latencyMicros();
        int fitting = contract.category().isReserved()
                ? FragmentSize.octets(contract.forward(), latency, AtmHost.SHIM_OCTETS)
                : FragmentSize.MAX_OCTETS;
        int unit = contract.forwardMaxSdu() - AtmHost.SHIM_OCTETS - Encapsulation.LLC_SNAP_OCTETS;
        return Math.max(1, Math.min(Math.min(host.settings().fragmentOctets(), fitting), unit));
    }

    /** Why the network does not carry {@code size}. */
    Ws2Exception failure(Cause cause, Qos size, Optional<TrafficContract> available) {
        if (!AtmErrors.isOfContract(cause) || !Sums.asksForRates(size)) return AtmErrors.failure(cause);
        Qos offer = available
                .filter(left -> host.mapping().isUsable(size, left))
                .map(left -> host.mapping().granted(size, left))
                .orElse(null);
        return AtmErrors.refusal(cause, offer);
    }
}
