package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.wire.Aal5Fault;

/** Whoever has a channel at a host open. It is called by events of the simulation, at the instant of what it reports. */
public interface PduReceiver {
    /** A unit has arrived. */
    void received(int vpi, int vci, ReceivedPdu pdu);

    /** The last cell of the oldest unit on its way has left the host: the next one may be handed over. */
    default void sent(int vpi, int vci) {}

    /** Cells arrived that make no good unit. */
    default void faulted(int vpi, int vci, Aal5Fault fault) {}
}
