package io.trunkline.api;

/**
 * A quality of service that has changed.
 *
 * @param group true if it is the group's, false if it is the socket's own
 * @param qos what is in force now
 * @param status a {@code WSA_QOS_*} status where the provider gives one, else {@code null}
 */
public record QosChange(boolean group, Qos qos, WsaError status) {}
