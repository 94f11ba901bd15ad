package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import java.nio.ByteBuffer;

/** Optional: data that travels with the end of a connection, on entries with {@code DISCONNECT_DATA}. */
public interface DisconnectData {
    /** Ends sending with this data. */
    void sendDisconnect(ByteBuffer data) throws Ws2Exception;

    /** The other side's data, empty if it sent none. */
    ByteBuffer disconnectData();
}
