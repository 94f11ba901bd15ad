package io.trunkline.provider.telephony.lapd;

/** What the management of identifiers wants. Called inside its methods, on their thread. */
public interface TeiAssignerOutput {
    /** A frame for the line. */
    void send(LapdFrame frame);

    /** A terminal has this identifier from now on, 64 to 126. */
    void assigned(int tei);

    /** No terminal has it any more. */
    void removed(int tei);
}
