package io.trunkline.conformance.rules;

import io.trunkline.api.Ioctls;
import io.trunkline.api.QosChange;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.lab.Tap;
import java.util.ArrayList;
import java.util.List;

/** What a socket is told of its group's quality of service, as {@code FD_GROUP_QOS} tells it. Safe from any thread. */
final class Ears {
    private final Tap socket;
    private final List<QosChange> told = new ArrayList<>();

    /** Listens from now on; what has changed before has been read. Each notice comes on a thread of its own, as an application's executor may do it. */
    Ears(Tap socket) throws Ws2Exception {
        this.socket = socket;
        socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        socket.socket().onQosChange(task -> new Thread(task, "kit: notice").start(), this::hear);
    }

    private synchronized void hear(QosChange change) {
        if (change.group()) told.add(change);
    }

    /** What has been told so far. */
    synchronized List<QosChange> told() {
        return List.copyOf(told);
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
