package io.trunkline.conformance.scenario;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.lab.Action;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Violation;
import java.util.Set;

/** Compares what happened with the set of outcomes that a model allows, and names the requirement that is broken. */
final class Judge {
    /** The outcome of a call that succeeds. */
    static final String OK = "success";

    private final Lab lab;

    Judge(Lab lab) {
        this.lab = lab;
    }

    /** Holds the provider to a fact. */
    void agree(String rule, boolean fact, String expected, Object seen) {
        lab.checked(1);
        if (!fact) throw new Violation(rule, expected, String.valueOf(seen));
    }

    /** Holds the provider to a value. */
    void same(String rule, Object expected, Object seen, String what) {
        agree(rule, expected.equals(seen), what + " to be " + expected, seen);
    }

    /** Makes a call that may end in one of several ways; which one it was. */
    String outcome(String rule, String what, Set<String> allowed, Action action) throws Exception {
        String seen = OK;
        String detail = OK;
        try {
            action.run();
        } catch (Ws2Exception e) {
            seen = e.error().name();
            detail = e.getMessage();
        }
        allow(rule, what, allowed, seen, detail);
        return seen;
    }

    private void allow(String rule, String what, Set<String> allowed, String seen, String detail) {
        agree(rule, allowed.contains(seen), what + " to end with " + String.join(" or ", allowed), detail);
    }

    /** A negative answer as the name of its code. */
    static String name(int answer) {
        return WsaError.ofNumber(-answer).map(WsaError::name).orElse("the answer " + answer);
    }
}
