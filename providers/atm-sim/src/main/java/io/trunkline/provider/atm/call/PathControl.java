package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import java.util.Optional;

/** What call processing asks of the switches: routes, room on links, channels. Answers at once; inside the kernel only. */
public interface PathControl {
    /** What a request for room comes to. */
    sealed interface Answer {
        /** There is room, and it is taken. */
        record Reserved(Path path) implements Answer {}

        /**
         * There is none; nothing is taken and what was there before stays.
         *
         * @param cause for example 37 where a rate cannot be had, 49 a delay, 45 a channel, 3 no route
         * @param available what could be had instead, empty if nothing or if that is not what is wrong
         */
        record Refused(Cause cause, Optional<TrafficContract> available) implements Answer {}
    }

    /** A circuit, or a branch of one, from a caller's interface to a called one. It has no cells to carry until it is opened. */
    interface Path {
        /** Whose interface it leads to. */
        String calledHost();

        /** The channel at the caller's interface; all branches of a circuit have the same. */
        ConnectionIdentifier callerEnd();

        /** The channel at the called interface. */
        ConnectionIdentifier calledEnd();

        /** What it may carry now. */
        TrafficContract contract();

        /**
         * Another contract of the same category.
         *
         * @return {@link Answer.Reserved} with this path, on which the wanted contract is in force; else the old one stays
         */
        Answer modify(TrafficContract wanted);

        /**
         * A further leaf of a circuit that was reserved as multipoint.
         *
         * @return {@link Answer.Reserved} with the branch, a path of its own to open and release
         */
        Answer addParty(AtmAddress called);

        /** From now on cells may pass. */
        void open();

        /**
         * Gives everything back that no other branch needs. The circuit of a multipoint call goes on until its last branch is
         * released, whichever that is. Releasing twice is as good as once.
         */
        void release();

        /** How long a signalling message takes from one interface to the other, picoseconds. */
        long signallingDelayPicos();
    }

    /** What the switches tell call processing, which implements it. Not called from inside {@code PathControl} or {@code Path}. */
    interface Upcalls {
        /** A path, opened or not, carries nothing any more; its call is cleared and the path then released. */
        void pathLost(Path path, CauseValue cause);

        /** The network has lowered what a path may carry, or gives it more again; both ends are told. */
        void pathChanged(Path path, TrafficContract now);
    }

    /** Whose address it is, empty if nobody's. */
    Optional<String> hostOf(AtmAddress address);

    /**
     * Routes, admits on every link and allocates a channel at both interfaces.
     *
     * @param callerHost whose interface the call comes from
     * @param contract forward is from the caller
     * @param multipoint true if branches may follow
     */
    Answer reserve(String callerHost, AtmAddress called, TrafficContract contract, boolean multipoint);
}
