package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import java.util.List;
import java.util.Optional;

/**
 * What call processing asks of the exchange: where a number leads, B channels on accesses, circuits between them. Answers at once; inside the
 * kernel only. An access is named as it was attached with {@link CallProcessing#attach}.
 */
public interface Switching {
    /** Where digits lead. */
    sealed interface Route {
        /** To these accesses of one subscriber, all at one exchange; the call goes to the first that has channels. */
        record To(List<String> accesses) implements Route {}

        /** Nowhere yet; more digits might. */
        record Incomplete() implements Route {}

        /** Nowhere. @param cause for example 1 unallocated number, 3 no route, 28 invalid number */
        record Nowhere(CauseValue cause) implements Route {}
    }

    /** What a request comes to. */
    sealed interface Answer<T> {
        /** It is taken, until it is given back. */
        record Taken<T>(T thing) implements Answer<T> {}

        /**
         * It cannot be had; nothing is taken.
         *
         * @param cause for channels 34 none is free, 44 the exclusive ones are taken, 82 they do not exist, 65 so many cannot be joined, 17
         *     the called access is full, 27 it is out of order; for a circuit 34, 42 or 38
         */
        record Refused<T>(CauseValue cause) implements Answer<T> {}
    }

    /** B channels of one access, held by one call. */
    interface Bearer {
        /** Whose. */
        String access();

        /** Their numbers, ascending: 1 and 2 at a basic access, else the time slots. */
        List<Integer> numbers();

        /** Gives them back. Twice is as good as once. */
        void giveBack();
    }

    /** A way between two accesses, with as many circuits on every trunk in between as the call has channels. */
    interface Circuit {
        /** From now on octets pass; a call that was resumed on another channel is switched through again. */
        void switchThrough(Bearer caller, Bearer called);

        /** How long a signalling message takes from one access to the other, picoseconds. */
        long signallingDelayPicos();

        /** Gives everything back. Twice is as good as once. */
        void giveBack();
    }

    /** What the exchange tells call processing, which implements it. Not called from inside {@code Switching} or what it hands out. */
    interface Upcalls {
        /** These channels carry nothing any more: their call is cleared, then they are given back. */
        void bearerLost(Bearer bearer, CauseValue cause);

        /** This circuit carries nothing any more: its call is cleared, then it is given back. */
        void circuitLost(Circuit circuit, CauseValue cause);

        /** The exchange of these accesses has begun anew and knows none of their calls. */
        void restarted(List<String> accesses);
    }

    /** @param digits as dialled, without the type of number */
    Route route(String callerAccess, String digits);

    /** Whose access it is. */
    String hostOf(String access);

    /** Takes B channels, at the caller's access first, later at a called one. */
    Answer<Bearer> takeChannels(String access, ChannelWish wish);

    /** Takes circuits. @param channels on each trunk */
    Answer<Circuit> takeCircuit(String callerAccess, String calledAccess, int channels);

    /** The calling number to show for calls from an access, if the caller gave none or one that is not his. Empty: do not show any. */
    Optional<String> callingNumber(String access, Optional<String> given);
}
