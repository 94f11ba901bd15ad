package io.trunkline.provider.telephony.call;

import static io.trunkline.protocol.Action.action;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Action;
import io.trunkline.provider.telephony.q931.MessageType;

/** The steps that the tables of both sides name. */
final class CallActions {
    // @formatter:off
    static final Action<CallLeg> SEND_SETUP             = action("send SETUP",                CallLeg::sendSetup);
    static final Action<CallLeg> SEND_SETUP_ACK         = sending(MessageType.SETUP_ACKNOWLEDGE);
    static final Action<CallLeg> SEND_INFORMATION       = sending(MessageType.INFORMATION);
    static final Action<CallLeg> SEND_CALL_PROCEEDING   = sending(MessageType.CALL_PROCEEDING);
    static final Action<CallLeg> SEND_PROGRESS          = sending(MessageType.PROGRESS);
    static final Action<CallLeg> SEND_ALERTING          = sending(MessageType.ALERTING);
    static final Action<CallLeg> SEND_CONNECT           = sending(MessageType.CONNECT);
    static final Action<CallLeg> SEND_NOTIFY            = sending(MessageType.NOTIFY);
    static final Action<CallLeg> SEND_USER_INFORMATION  = sending(MessageType.USER_INFORMATION);
    static final Action<CallLeg> SEND_SUSPEND           = sending(MessageType.SUSPEND);
    static final Action<CallLeg> SEND_SUSPEND_ACK       = sending(MessageType.SUSPEND_ACKNOWLEDGE);
    static final Action<CallLeg> SEND_SUSPEND_REJECT    = sending(MessageType.SUSPEND_REJECT);
    static final Action<CallLeg> SEND_RESUME            = sending(MessageType.RESUME);
    static final Action<CallLeg> SEND_RESUME_ACK        = sending(MessageType.RESUME_ACKNOWLEDGE);
    static final Action<CallLeg> SEND_RESUME_REJECT     = sending(MessageType.RESUME_REJECT);
    static final Action<CallLeg> SEND_ENQUIRY           = sendingEmpty(MessageType.STATUS_ENQUIRY);
    static final Action<CallLeg> SEND_CONNECT_ACK       = sendingEmpty(MessageType.CONNECT_ACKNOWLEDGE);
    static final Action<CallLeg> SEND_DISCONNECT        = action("send DISCONNECT",           CallLeg::sendDisconnect);
    static final Action<CallLeg> SEND_RELEASE           = action("send RELEASE",              CallLeg::sendRelease);
    static final Action<CallLeg> SEND_RELEASE_COMPLETE  = action("send RELEASE COMPLETE",     CallLeg::sendReleaseComplete);
    static final Action<CallLeg> SEND_STATUS            = action("send STATUS",               CallLeg::sendStatus);
    static final Action<CallLeg> SEND_STATUS_IF_MESSAGE = action("send STATUS 101 if it was a message", CallLeg::reportState);
    static final Action<CallLeg> KEEP_CHANNEL           = action("note the channel",          CallLeg::keepChannel);
    static final Action<CallLeg> NOTE_COMPLAINT         = action("note what is wrong with it", CallLeg::noteComplaint);
    static final Action<CallLeg> STOP_ALL               = action("stop all timers",           CallLeg::stopAll);
    static final Action<CallLeg> WANT_RESTART           = action("ask for a restart of the channel", leg -> leg.indicate(Primitive.RESTART_WANTED));
    static final Action<CallLeg> INDICATE_SETUP         = telling("indicate setup",           Primitive.SETUP_INDICATION);
    static final Action<CallLeg> INDICATE_MORE          = telling("indicate need of digits",  Primitive.MORE_INDICATION);
    static final Action<CallLeg> INDICATE_INFORMATION   = telling("indicate information",     Primitive.INFORMATION_INDICATION);
    static final Action<CallLeg> INDICATE_DIGITS_OVER   = telling("indicate end of digits",   Primitive.DIGITS_OVER_INDICATION);
    static final Action<CallLeg> INDICATE_PROCEEDING    = telling("indicate proceeding",      Primitive.PROCEEDING_INDICATION);
    static final Action<CallLeg> INDICATE_PROGRESS      = telling("indicate progress",        Primitive.PROGRESS_INDICATION);
    static final Action<CallLeg> INDICATE_ALERTING      = telling("indicate alerting",        Primitive.ALERTING_INDICATION);
    static final Action<CallLeg> INDICATE_CONFIRM       = telling("confirm setup",            Primitive.SETUP_CONFIRM);
    static final Action<CallLeg> INDICATE_COMPLETE      = telling("indicate setup complete",  Primitive.SETUP_COMPLETE_INDICATION);
    static final Action<CallLeg> INDICATE_NOTIFY        = telling("indicate notification",    Primitive.NOTIFY_INDICATION);
    static final Action<CallLeg> INDICATE_USER_DATA     = telling("indicate user data",       Primitive.USER_INFORMATION_INDICATION);
    static final Action<CallLeg> INDICATE_SUSPEND       = telling("indicate suspension",      Primitive.SUSPEND_INDICATION);
    static final Action<CallLeg> CONFIRM_SUSPEND        = telling("confirm suspension",       Primitive.SUSPEND_CONFIRM);
    static final Action<CallLeg> INDICATE_NOT_SUSPENDED = telling("indicate refusal",         Primitive.SUSPEND_REFUSED);
    static final Action<CallLeg> INDICATE_RESUME        = telling("indicate resumption",      Primitive.RESUME_INDICATION);
    static final Action<CallLeg> CONFIRM_RESUME         = telling("confirm resumption",       Primitive.RESUME_CONFIRM);
    static final Action<CallLeg> INDICATE_DISCONNECT    = telling("indicate disconnection",   Primitive.DISCONNECT_INDICATION);
    static final Action<CallLeg> INDICATE_RELEASE       = telling("indicate release",         Primitive.RELEASE_INDICATION);
    static final Action<CallLeg> INDICATE_NO_RESPONSE   = action("indicate release with cause 18", leg -> leg.indicateRelease(CauseValue.NO_USER_RESPONDING));
    static final Action<CallLeg> CONFIRM_RELEASE        = telling("confirm release",          Primitive.RELEASE_CONFIRM);
    static final Action<CallLeg> INDICATE_TIME_OVER     = telling("indicate end of waiting",  Primitive.OFFER_TIME_OVER);
    // @formatter:on

    private CallActions() {}

    private static Action<CallLeg> sending(MessageType type) {
        return action("send " + type.title(), leg -> leg.sendAtHand(type));
    }

    private static Action<CallLeg> sendingEmpty(MessageType type) {
        return action("send " + type.title(), leg -> leg.sendEmpty(type));
    }

    private static Action<CallLeg> telling(String name, Primitive primitive) {
        return action(name, leg -> leg.indicate(primitive));
    }

    static Action<CallLeg> start(CallTimer timer) {
        return action("start " + timer, leg -> leg.start(timer));
    }

    static Action<CallLeg> stop(CallTimer timer) {
        return action("stop " + timer, leg -> leg.stop(timer));
    }
}
