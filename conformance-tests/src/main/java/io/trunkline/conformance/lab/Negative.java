package io.trunkline.conformance.lab;

import io.trunkline.api.WsaError;

/** A receive answered with a negative code where octets were expected. */
public final class Negative extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int answer;

    Negative(int answer) {
        super(WsaError.ofNumber(-answer).map(WsaError::name).orElse("the answer " + answer));
        this.answer = answer;
    }

    /** The answer. */
    public int answer() {
        return answer;
    }
}
