package io.trunkline.provider.atm.call;

import static io.trunkline.protocol.Action.action;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Action;

/** The steps that the tables of both sides name. */
final class CallActions {
    // @formatter:off
    static final Action<CallLeg> SEND_SETUP              = action("send SETUP",                 CallLeg::sendSetup);
    static final Action<CallLeg> SEND_CALL_PROCEEDING    = action("send CALL PROCEEDING",       CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_ALERTING           = action("send ALERTING",              CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_CONNECT            = action("send CONNECT",               CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_CONNECT_ACK        = action("send CONNECT ACKNOWLEDGE",   CallLeg::sendConnectAcknowledge);
    static final Action<CallLeg> SEND_RELEASE            = action("send RELEASE",               CallLeg::sendRelease);
    static final Action<CallLeg> SEND_RELEASE_COMPLETE   = action("send RELEASE COMPLETE",      CallLeg::sendReleaseComplete);
    static final Action<CallLeg> SEND_NOTIFY             = action("send NOTIFY",                CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_ENQUIRY            = action("send STATUS ENQUIRY",        CallLeg::sendEnquiry);
    static final Action<CallLeg> SEND_STATUS             = action("send STATUS",                CallLeg::sendStatus);
    static final Action<CallLeg> SEND_STATUS_IF_MESSAGE  = action("send STATUS 101 if it was a message", CallLeg::reportState);
    static final Action<CallLeg> SEND_MODIFY_REQUEST     = action("send MODIFY REQUEST",        CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_MODIFY_ACK         = action("send MODIFY ACKNOWLEDGE",    CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_MODIFY_REJECT      = action("send MODIFY REJECT",         CallLeg::sendAtHand);
    static final Action<CallLeg> SEND_AVAILABLE          = action("send CONNECTION AVAILABLE",  CallLeg::sendAvailable);
    static final Action<CallLeg> KEEP_CHANNEL            = action("note the channel",           CallLeg::keepChannel);
    static final Action<CallLeg> FIRST_PARTY             = action("follow with the first party", CallLeg::firstParty);
    static final Action<CallLeg> PARTY                   = action("hand to the party",          CallLeg::party);
    static final Action<CallLeg> STOP_ALL                = action("stop all timers",            CallLeg::stopAll);
    static final Action<CallLeg> WANT_RESTART            = action("ask for a restart of the channel", leg -> leg.indicate(Primitive.RESTART_WANTED));
    static final Action<CallLeg> INDICATE_SETUP          = action("indicate setup",             leg -> leg.indicate(Primitive.SETUP_INDICATION));
    static final Action<CallLeg> INDICATE_PROCEEDING     = action("indicate proceeding",        leg -> leg.indicate(Primitive.PROCEEDING_INDICATION));
    static final Action<CallLeg> INDICATE_ALERTING       = action("indicate alerting",          leg -> leg.indicate(Primitive.ALERTING_INDICATION));
    static final Action<CallLeg> INDICATE_CONFIRM        = action("confirm setup",              leg -> leg.indicate(Primitive.SETUP_CONFIRM));
    static final Action<CallLeg> INDICATE_COMPLETE       = action("indicate setup complete",    leg -> leg.indicate(Primitive.SETUP_COMPLETE_INDICATION));
    static final Action<CallLeg> INDICATE_RELEASE        = action("indicate release",           CallLeg::indicateRelease);
    static final Action<CallLeg> INDICATE_NO_RESPONSE    = action("indicate release with cause 18",
                                                                  leg -> leg.indicateRelease(CauseValue.NO_USER_RESPONDING));
    static final Action<CallLeg> CONFIRM_RELEASE         = action("confirm release",            leg -> leg.indicate(Primitive.RELEASE_CONFIRM));
    static final Action<CallLeg> INDICATE_NOTIFY         = action("indicate notification",      leg -> leg.indicate(Primitive.NOTIFY_INDICATION));
    static final Action<CallLeg> INDICATE_MODIFICATION   = action("indicate modification",      leg -> leg.indicate(Primitive.MODIFICATION_INDICATION));
    static final Action<CallLeg> INDICATE_MODIFIED       = action("confirm modification",       leg -> leg.indicate(Primitive.MODIFICATION_CONFIRM));
    static final Action<CallLeg> INDICATE_MODIFY_REFUSED = action("indicate refusal",           leg -> leg.indicate(Primitive.MODIFICATION_REFUSED));
    static final Action<CallLeg> INDICATE_AVAILABLE      = action("indicate availability",      leg -> leg.indicate(Primitive.AVAILABILITY_INDICATION));
    // @formatter:on

    private CallActions() {}

    static Action<CallLeg> start(CallTimer timer) {
        return action("start " + timer, leg -> leg.start(timer));
    }

    static Action<CallLeg> stop(CallTimer timer) {
        return action("stop " + timer, leg -> leg.stop(timer));
    }
}
