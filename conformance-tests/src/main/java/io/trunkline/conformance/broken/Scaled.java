package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.Optional;

/** Asks for a multiple of the group's contract below and answers what was asked for above. */
final class Scaled extends ForwardingSocket {
    private final double factor;

    Scaled(ForwardingTransport transport, ProviderSocket next, double factor) {
        super(transport, next);
        this.factor = factor;
    }

    private static Qos times(Qos qos, double factor) {
        return new Qos(times(qos.sending(), factor), times(qos.receiving(), factor), qos.providerSpecific());
    }

    private static FlowSpec times(FlowSpec flow, double factor) {
        if (!flow.serviceType().isReserved() || !FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond())) return flow;
        return flow.withPeakBandwidth(FlowSpec.NOT_SPECIFIED)
                .withTokenRate((long) (flow.tokenRateOctetsPerSecond() * factor));
    }

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        Optional<GroupQos> below = call.groupQos().map(this::below);
        super.connect(new ConnectCall(call.address(), call.callerData(), call.qos(), below, call.requiresGroupQos()));
    }

    private GroupQos below(GroupQos asked) {
        Qos scaled = times(asked.qos(), factor);
        return asked.strength() == GroupQos.Strength.REQUIRED ? GroupQos.require(scaled) : GroupQos.prefer(scaled);
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        Connected below = super.connectResult();
        if (below == null) return null;
        Optional<Qos> granted = below.grantedGroupQos().map(qos -> times(qos, 1 / factor));
        return new Connected(below.calleeData(), below.grantedQos(), granted, below.ignored());
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (code.equals(Ioctls.SIO_SET_GROUP_QOS) && input instanceof Qos wanted) {
            return super.ioctl(code, code.input().cast(times(wanted, factor)));
        }
        O answer = super.ioctl(code, input);
        boolean read = code.equals(Ioctls.SIO_GET_GROUP_QOS);
        return read && answer instanceof Qos qos ? code.output().cast(times(qos, 1 / factor)) : answer;
    }
}
