package io.trunkline.circuit.socket;

/** What the configuration of a library says of the host that it stands on. Equal ones say the same, and their text is for people. */
public interface HostSettings {
    /** Of its connections. */
    ChannelSettings channels();
}
