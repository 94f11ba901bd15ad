package io.trunkline.provider.telephony.lapd;

/** What the management of a terminal's identifier wants. Called inside its methods, on their thread. */
public interface TeiUserOutput {
    /** A frame for the line. */
    void send(LapdFrame frame);

    /** The terminal has this identifier, 64 to 126: {@link DataLink#assign}. */
    void assigned(int tei);

    /** There is none to be had: {@link DataLink#assignmentFailed}. */
    void failed();

    /** The identifier is the terminal's no more: {@link DataLink#removeTei}. */
    void removed();
}
