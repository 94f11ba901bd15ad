package io.trunkline.api;

import java.util.Objects;

/**
 * A quality of service that has changed.
 *
 * @param group true if it is the group's, false if it is the socket's own
 * @param qos what is in force now
 * @param status why it was told: {@code WSA_QOS_REQUEST_CONFIRMED} it was asked for, or is no worse than before;
 *     {@code WSA_QOS_ADMISSION_FAILURE} less than before, or a request on a non-blocking socket that was refused;
 *     {@code WSA_QOS_TRAFFIC_CTRL_ERROR} and other {@code WSA_QOS_} codes as the provider says
 */
public record QosChange(boolean group, Qos qos, WsaError status) {
    /** Nothing may be missing. */
    public QosChange {
        Objects.requireNonNull(qos, "qos");
        Objects.requireNonNull(status, "status");
    }
}
