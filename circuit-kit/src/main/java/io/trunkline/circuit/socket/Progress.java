package io.trunkline.circuit.socket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the hosts have sent so far, for faults that wait for it. In the kernel. */
public final class Progress {
    private record Watch(String host, long octets, Runnable event) {}

    /** One number each, by host. */
    private final Map<String, long[]> sent = new HashMap<>();

    private final List<Watch> watches = new ArrayList<>();

    /** Nothing sent yet. */
    public Progress() {}

    /** Octets of an application have been taken. */
    public void sent(String host, int octets) {
        long[] total = sent.computeIfAbsent(host, unknown -> new long[1]);
        total[0] += octets;
        if (watches.isEmpty()) return;
        for (Watch watch : List.copyOf(watches)) {
            if (!watch.host().equals(host) || watch.octets() > total[0]) continue;
            watches.remove(watch);
            watch.event().run();
        }
    }

    /** Something that happens once a host has sent so much. */
    public void once(String host, long octets, Runnable event) {
        watches.add(new Watch(host, octets, event));
    }
}
