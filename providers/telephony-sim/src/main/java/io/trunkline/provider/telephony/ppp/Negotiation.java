package io.trunkline.provider.telephony.ppp;

import java.util.List;

/** What one protocol negotiates: its own wishes, and what it thinks of the far end's. */
interface Negotiation {
    /**
     * The answer to a Configure-Request.
     *
     * @param code Ack, Nak or Reject
     * @param options to be sent back: all of the request, better values, or the refused ones
     */
    record Answer(ControlCode code, List<ConfigureOption> options) {}

    /** Begins anew with the own wishes as they were at first. */
    void restart();

    /** What the next Configure-Request asks for. */
    List<ConfigureOption> wishes();

    /**
     * Judges a request.
     *
     * @param patient false if so many were refused already that the far end's values are rejected instead of bettered
     */
    Answer judge(List<ConfigureOption> asked, boolean patient);

    /** The far end would rather have these values. */
    void bettered(List<ConfigureOption> options);

    /** The far end does not know these options. */
    void refused(List<ConfigureOption> options);

    /** What was asked for was granted. */
    void granted(List<ConfigureOption> own);

    /** The far end's wishes were acknowledged. */
    void acknowledged(List<ConfigureOption> theirs);
}
