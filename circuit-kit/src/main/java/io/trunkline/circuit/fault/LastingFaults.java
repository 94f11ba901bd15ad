package io.trunkline.circuit.fault;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Faults that last, all of one kind. Of those that concern the same place at once the one that began last decides, and where none lasts any
 * more the network is as planned: so one that ends takes nothing from another, and leaves nothing behind. In the kernel.
 *
 * @param <K> what they concern, a link or a channel
 * @param <V> what they make of it, its loss or whether it is up
 */
public final class LastingFaults<K, V> {
    /** No record: two that make the same of a place are still two. */
    private static final class Begun<V> {
        private final V value;

        private Begun(V value) {
            this.value = value;
        }
    }

    private final EventScheduler events;
    private final Function<K, V> planned;
    private final BiConsumer<K, V> change;
    /** Those that last, by place, in the order in which they began. */
    private final Map<K, List<Begun<V>>> lasting = new LinkedHashMap<>();

    /**
     * None has begun.
     *
     * @param planned what the network file says of a place
     * @param change told what holds of a place now, whenever that has become another value
     */
    public LastingFaults(EventScheduler events, Function<K, V> planned, BiConsumer<K, V> change) {
        this.events = events;
        this.planned = planned;
        this.change = change;
    }

    /** One begins; it ends after its time {@code for}, and lasts to the end of the run if it has none. */
    public void begin(K place, V value, Fault fault) {
        V before = now(place);
        Begun<V> begun = new Begun<>(value);
        List<Begun<V>> here = lasting.computeIfAbsent(place, any -> new ArrayList<>());
        here.add(begun);
        String time = fault.argument("for");
        if (!time.isEmpty()) events.after(Quantity.picos(time), () -> end(place, List.of(begun)));
        tell(place, before);
    }

    /** All that last here end. */
    public void endAll(K place) {
        end(place, List.copyOf(lasting.getOrDefault(place, List.of())));
    }

    private void end(K place, List<Begun<V>> ended) {
        List<Begun<V>> here = lasting.get(place);
        if (here == null) return;
        V before = now(place);
        here.removeAll(ended);
        if (here.isEmpty()) lasting.remove(place);
        tell(place, before);
    }

    private void tell(K place, V before) {
        V now = now(place);
        if (!now.equals(before)) change.accept(place, now);
    }

    /** What holds of a place now. */
    public V now(K place) {
        List<Begun<V>> here = lasting.get(place);
        return here == null ? planned.apply(place) : here.get(here.size() - 1).value;
    }
}
