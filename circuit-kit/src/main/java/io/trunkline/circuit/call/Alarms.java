package io.trunkline.circuit.call;

import io.trunkline.simulation.EventScheduler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** At most one planned event for each of those who have timers. */
public final class Alarms {
    private final EventScheduler scheduler;
    private final Map<Object, EventScheduler.Planned> planned = new LinkedHashMap<>();

    /** Nobody has one yet. */
    public Alarms(EventScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Plans somebody's event in place of the one that he had. @param atPicos empty: he has none from now on */
    public void set(Object whose, OptionalLong atPicos, Runnable event) {
        EventScheduler.Planned before = planned.remove(whose);
        if (before != null) before.cancel();
        if (atPicos.isEmpty()) return;
        long picos = Math.max(atPicos.getAsLong(), scheduler.nowPicos());
        planned.put(whose, scheduler.at(picos, () -> {
            planned.remove(whose);
            event.run();
        }));
    }

    /** How many are to come. */
    public int count() {
        return planned.size();
    }
}
