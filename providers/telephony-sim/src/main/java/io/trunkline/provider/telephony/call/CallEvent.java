package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;

/** What can happen to a call at one side of an access. */
@Clause("Q.931 (05/98) §5, Annex A")
enum CallEvent {
    // @formatter:off
    // from above: the user, or call processing
    SETUP_REQUEST              (Kind.REQUEST),
    /** A SETUP to all terminals of a multipoint access. */
    BROADCAST_REQUEST          (Kind.REQUEST),
    /** More digits are needed. */
    MORE_REQUEST               (Kind.REQUEST),
    INFORMATION_REQUEST        (Kind.REQUEST),
    PROCEEDING_REQUEST         (Kind.REQUEST),
    PROGRESS_REQUEST           (Kind.REQUEST),
    ALERTING_REQUEST           (Kind.REQUEST),
    SETUP_RESPONSE             (Kind.REQUEST),
    COMPLETION_REQUEST         (Kind.REQUEST),
    NOTIFY_REQUEST             (Kind.REQUEST),
    USER_INFORMATION_REQUEST   (Kind.REQUEST),
    SUSPEND_REQUEST            (Kind.REQUEST),
    SUSPEND_RESPONSE           (Kind.REQUEST),
    SUSPEND_REFUSAL            (Kind.REQUEST),
    RESUME_REQUEST             (Kind.REQUEST),
    RESUME_RESPONSE            (Kind.REQUEST),
    RESUME_REFUSAL             (Kind.REQUEST),
    ENQUIRY_REQUEST            (Kind.REQUEST),
    /** The call is to end, whatever message the state wants for that. */
    CLEAR_REQUEST              (Kind.REQUEST),
    /** A call that is offered to several terminals is not for this one. */
    IGNORE_REQUEST             (Kind.REQUEST),
    /** A terminal has answered a broadcast SETUP. */
    OFFER_ANSWERED             (Kind.REQUEST),
    /** A broadcast SETUP is over, T312 runs. */
    OFFER_OVER                 (Kind.REQUEST),
    /** A broadcast SETUP is over, T312 does not run. */
    OFFER_OVER_LATE            (Kind.REQUEST),
    RESTARTED                  (Kind.REQUEST),
    // messages from the other side of the access
    SETUP                      (Kind.MESSAGE),
    SETUP_ACKNOWLEDGE          (Kind.MESSAGE),
    INFORMATION                (Kind.MESSAGE),
    CALL_PROCEEDING            (Kind.MESSAGE),
    PROGRESS                   (Kind.MESSAGE),
    ALERTING                   (Kind.MESSAGE),
    CONNECT                    (Kind.MESSAGE),
    CONNECT_ACKNOWLEDGE        (Kind.MESSAGE),
    NOTIFY                     (Kind.MESSAGE),
    USER_INFORMATION           (Kind.MESSAGE),
    CONGESTION_CONTROL         (Kind.MESSAGE),
    SUSPEND                    (Kind.MESSAGE),
    SUSPEND_ACKNOWLEDGE        (Kind.MESSAGE),
    SUSPEND_REJECT             (Kind.MESSAGE),
    RESUME                     (Kind.MESSAGE),
    RESUME_ACKNOWLEDGE         (Kind.MESSAGE),
    RESUME_REJECT              (Kind.MESSAGE),
    DISCONNECT                 (Kind.MESSAGE),
    RELEASE                    (Kind.MESSAGE),
    RELEASE_COMPLETE           (Kind.MESSAGE),
    STATUS_ENQUIRY             (Kind.MESSAGE),
    /** STATUS that says the other side has no such call. */
    STATUS_NULL                (Kind.MESSAGE),
    /** STATUS that says anything else. */
    STATUS_REPORT              (Kind.MESSAGE),
    /** A message that is known, but in no state of a call here. */
    UNEXPECTED                 (Kind.MESSAGE),
    /** A message that cannot be acted on, or an element in it, of which the sender is told. */
    DAMAGED                    (Kind.MESSAGE),
    /** A SETUP that cannot be understood. */
    UNUSABLE                   (Kind.MESSAGE),
    // timers; FINAL is the last expiry that the table allows
    T301_FINAL                 (Kind.TIMER),
    T302_FINAL                 (Kind.TIMER),
    T303_FIRST                 (Kind.TIMER),
    T303_FINAL                 (Kind.TIMER),
    /** The same of a SETUP that all terminals got. */
    T303_FIRST_BROADCAST       (Kind.TIMER),
    T303_FINAL_BROADCAST       (Kind.TIMER),
    T304_FINAL                 (Kind.TIMER),
    T305_FINAL                 (Kind.TIMER),
    T308_FIRST                 (Kind.TIMER),
    T308_FINAL                 (Kind.TIMER),
    T309_FINAL                 (Kind.TIMER),
    T310_FINAL                 (Kind.TIMER),
    T312_FINAL                 (Kind.TIMER),
    T313_FINAL                 (Kind.TIMER),
    T318_FINAL                 (Kind.TIMER),
    T319_FINAL                 (Kind.TIMER),
    T322_FIRST                 (Kind.TIMER),
    T322_FINAL                 (Kind.TIMER),
    // the data link
    LINK_DOWN                  (Kind.LINK),
    /** The link is back while T309 runs. */
    LINK_RECOVERED             (Kind.LINK);
    // @formatter:on

    /** Where events come from. */
    enum Kind {
        REQUEST,
        MESSAGE,
        TIMER,
        LINK
    }

    private final Kind kind;

    CallEvent(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
