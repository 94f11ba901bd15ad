package io.trunkline.spi;

import io.trunkline.api.WsaError;

/** Optional: tells why a quality of service has changed last. Without it the library concludes it from the change. */
public interface QosStatus {
    /**
     * One of the {@code WSA_QOS_} codes, or {@code null} if it is not known.
     *
     * @param group true to ask about the group's quality of service, false about the socket's own
     */
    WsaError qosStatus(boolean group);
}
