package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.Switching;
import io.trunkline.provider.telephony.line.BChannel;
import java.util.List;
import java.util.Map;

/** B channels of an access that a call holds. */
final class SeizedBearer implements Switching.Bearer {
    final Access access;
    private final Map<Integer, BChannel> channels;
    private boolean held = true;

    SeizedBearer(Access access, Map<Integer, BChannel> channels) {
        this.access = access;
        this.channels = channels;
    }

    @Override
    public String access() {
        return access.name();
    }

    @Override
    public List<Integer> numbers() {
        return List.copyOf(channels.keySet());
    }

    /** In the order of their numbers. */
    List<BChannel> channels() {
        return List.copyOf(channels.values());
    }

    boolean isHeld() {
        return held;
    }

    @Override
    public void giveBack() {
        if (!held) return;
        held = false;
        access.giveBack(this);
    }

    @Override
    public String toString() {
        return access + ":" + channels.keySet();
    }
}
