package io.trunkline.conformance.scenario;

import io.trunkline.conformance.lab.Lab;

/** A game that is played until the source has no more steps. */
interface Scenario {
    /**
     * Plays.
     *
     * @param lab a fresh view of the library, whose sockets are closed afterwards
     */
    void play(Source source, Lab lab) throws Exception;
}
