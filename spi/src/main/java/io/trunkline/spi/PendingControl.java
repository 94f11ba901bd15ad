package io.trunkline.spi;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;

/**
 * Optional: renegotiations that take the network some time. On a socket with this interface {@link ProviderSocket#ioctl}
 * may answer {@code SIO_SET_QOS} and {@code SIO_SET_GROUP_QOS} with {@code WSAEWOULDBLOCK}: the request has been started,
 * {@link Ready#CONTROL} announces its outcome, and it is read here. Because the request itself goes through {@code ioctl}, a
 * layer that changes or refuses requests there sees all of them. The library has at most one of each code under way per
 * socket.
 */
public interface PendingControl {
    /**
     * The outcome of the request that was answered with {@code WSAEWOULDBLOCK} last; the same until the next one.
     *
     * @return true if it has been granted and is in force, false while it is under way
     * @throws Ws2Exception the network has refused it, as a {@code QosRefusedException}; what was in force still is
     */
    boolean controlResult(Ioctl<Qos, Void> code) throws Ws2Exception;

    /**
     * Nobody waits for the outcome any more. The request need not be taken back: if the network still grants it,
     * {@link Ready#QOS} or {@link Ready#GROUP_QOS} tells of the change.
     */
    void cancelControl(Ioctl<Qos, Void> code);
}
