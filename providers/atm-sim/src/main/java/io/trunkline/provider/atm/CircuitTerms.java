package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.circuit.socket.Sums;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.SetupRequest;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.Encapsulation;
import io.trunkline.provider.atm.traffic.FragmentSize;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a circuit from a host to a peer asks the network for, and what the answer means. In the kernel. */
record CircuitTerms(AtmHost host, AtmAddress peer) {
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
        return fragmentOctets(host.settings(), contract, groupQos);
    }

    /** The same on either side. @param contract as seen from the side that sends */
    static int fragmentOctets(ChannelSettings settings, TrafficContract contract, Qos groupQos) {
        long latency = groupQos.sending().latencyMicros();
        int fitting = contract.category().isReserved()
                ? FragmentSize.octets(contract.forward(), latency, AtmHost.SHIM_OCTETS)
                : FragmentSize.MAX_OCTETS;
        int unit = contract.forwardMaxSdu() - AtmHost.SHIM_OCTETS - Encapsulation.LLC_SNAP_OCTETS;
        return Math.max(1, Math.min(Math.min(settings.fragmentOctets(), fitting), unit));
    }

    /** What a circuit is made of, for people and reports. */
    static Map<String, String> facts(AtmLine line, ServiceCategory category, CellTraffic sends) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("vpi", String.valueOf(line.vpi()));
        facts.put("vci", String.valueOf(line.vci()));
        facts.put("serviceCategory", category.toString());
        facts.put("pcr", String.valueOf(sends.pcr()));
        facts.put("scr", String.valueOf(sends.scr()));
        facts.put("mbs", String.valueOf(sends.mbs()));
        return facts;
    }

    /** What an answer says, put together again from the two elements that it travels in. */
    static Octets join(Octets one, Octets other) {
        return new OctetWriter().octets(one).octets(other).toOctets();
    }

    /** Why the network does not carry {@code size}. */
    Ws2Exception failure(Cause cause, Qos size, Optional<TrafficContract> available) {
        if (!AtmErrors.isOfContract(cause) || !Sums.decides(size)) return AtmErrors.failure(cause);
        Qos offer = available
                .filter(left -> host.mapping().isUsable(size, left))
                .map(left -> host.mapping().granted(size, left))
                .orElse(null);
        return AtmErrors.refusal(cause, offer);
    }
}
