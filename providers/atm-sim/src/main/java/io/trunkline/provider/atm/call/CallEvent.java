package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;

/** What can happen to a call at one interface, at either side. */
@Clause("Q.2931 (02/95) §5; Q.2963.1 (07/96) §9; Q.2971 (10/95) §9")
enum CallEvent {
    // @formatter:off
    // asked for from above: the user, or call processing
    SETUP_REQUEST              (Kind.REQUEST),
    PROCEEDING_REQUEST         (Kind.REQUEST),
    ALERTING_REQUEST           (Kind.REQUEST),
    SETUP_RESPONSE             (Kind.REQUEST),
    COMPLETION_REQUEST         (Kind.REQUEST),
    RELEASE_REQUEST            (Kind.REQUEST),
    NOTIFY_REQUEST             (Kind.REQUEST),
    ENQUIRY_REQUEST            (Kind.REQUEST),
    MODIFICATION_REQUEST       (Kind.REQUEST),
    MODIFICATION_RESPONSE      (Kind.REQUEST),
    MODIFICATION_REFUSAL       (Kind.REQUEST),
    AVAILABILITY_REQUEST       (Kind.REQUEST),
    PARTY_REQUEST              (Kind.REQUEST),
    RESTARTED                  (Kind.REQUEST),
    // messages from the other side of the interface
    SETUP                      (Kind.MESSAGE),
    CALL_PROCEEDING            (Kind.MESSAGE),
    ALERTING                   (Kind.MESSAGE),
    CONNECT                    (Kind.MESSAGE),
    CONNECT_ACKNOWLEDGE        (Kind.MESSAGE),
    RELEASE                    (Kind.MESSAGE),
    RELEASE_COMPLETE           (Kind.MESSAGE),
    NOTIFY                     (Kind.MESSAGE),
    STATUS_ENQUIRY             (Kind.MESSAGE),
    /** STATUS that says the other side has no such call. */
    STATUS_NULL                (Kind.MESSAGE),
    /** STATUS that says anything else. */
    STATUS_REPORT              (Kind.MESSAGE),
    MODIFY_REQUEST             (Kind.MESSAGE),
    MODIFY_ACKNOWLEDGE         (Kind.MESSAGE),
    /** MODIFY ACKNOWLEDGE with a report type: its sender wants to be told when the contract is in force. */
    MODIFY_ACKNOWLEDGE_CONFIRM (Kind.MESSAGE),
    MODIFY_REJECT              (Kind.MESSAGE),
    CONNECTION_AVAILABLE       (Kind.MESSAGE),
    /** Any of the messages that add and drop parties. */
    PARTY_MESSAGE              (Kind.MESSAGE),
    /** A message that cannot be acted on, or an element in it, of which the sender is told. */
    DAMAGED                    (Kind.MESSAGE),
    /** A SETUP that cannot be understood, or a message whose sender wants the call cleared if it is not understood. */
    UNUSABLE                   (Kind.MESSAGE),
    // timers; FINAL is the last expiry that the table allows
    T301_FINAL (Kind.TIMER),
    T303_FIRST                 (Kind.TIMER),
    T303_FINAL                 (Kind.TIMER),
    T308_FIRST                 (Kind.TIMER),
    T308_FINAL                 (Kind.TIMER),
    T309_FINAL (Kind.TIMER),
    T310_FINAL (Kind.TIMER),
    T313_FINAL (Kind.TIMER),
    T322_FIRST                 (Kind.TIMER),
    T322_FINAL                 (Kind.TIMER),
    T360_FINAL (Kind.TIMER),
    T361_FINAL (Kind.TIMER),
    // the assured link
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
