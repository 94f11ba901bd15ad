package io.trunkline.conformance.broken;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.function.IntUnaryOperator;

/** Answers the priority that was set and hands another one down. */
class PriorityTwister extends ForwardingSocket {
    private final IntUnaryOperator twist;
    private Integer answered;

    PriorityTwister(ForwardingTransport transport, ProviderSocket next, IntUnaryOperator twist) {
        super(transport, next);
        this.twist = twist;
    }

    /** The priority that was set last, null before. */
    final Integer answered() {
        return answered;
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        super.option(option, value);
        if (!option.equals(SocketOptions.SO_GROUP_PRIORITY)) return;
        answered = (Integer) value;
        super.option(SocketOptions.SO_GROUP_PRIORITY, twist.applyAsInt(answered));
    }

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        T below = super.option(option);
        boolean priority = option.equals(SocketOptions.SO_GROUP_PRIORITY);
        return priority && answered != null ? option.type().cast(answered) : below;
    }
}
