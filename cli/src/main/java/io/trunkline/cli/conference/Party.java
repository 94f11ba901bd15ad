package io.trunkline.cli.conference;

import io.trunkline.api.QosChange;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.cli.OneLine;

/**
 * One of the two sides.
 *
 * @param name {@code caller} or {@code callee}
 * @param ws2 the library it lives in
 * @param selection the provider
 * @param plan what it does
 * @param clock its clock
 * @param video what it sends as video, at the rate that it is granted
 * @param events where it notes what happens
 */
record Party(String name, Ws2 ws2, Selection selection, Plan plan, MediaClock clock, VideoPace video, EventLog events) {
    static final String CALLER = "caller";
    static final String CALLEE = "callee";

    void note(String text) {
        events.add(name, OneLine.of(text));
    }

    /** The group's quality of service has changed: video follows. */
    void follow(QosChange change) {
        String status = change.status() == null ? "" : " (" + change.status() + ")";
        video.follow(change.qos());
        events.supersede(
                name, "quality of service is now ", Words.line(change.qos()) + status + ", " + video.rateInWords());
    }

    /** When the frames of a stream are due and how large they are. */
    FrameSchedule schedule(StreamKind stream) {
        return stream == StreamKind.VIDEO ? video : plan.schedule(stream);
    }

    /** The other side's name. */
    String other() {
        return name.equals(CALLER) ? CALLEE : CALLER;
    }
}
