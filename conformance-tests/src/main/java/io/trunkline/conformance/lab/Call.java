package io.trunkline.conformance.lab;

import java.util.regex.Pattern;

/**
 * One statement of a script.
 *
 * @param type of the variable that it declares, empty if it declares none
 * @param name of that variable, empty if it declares none
 * @param text the variable's value, else the statement with its semicolon, or a comment
 * @param remark what is said behind it, empty for nothing
 * @param isElsewhere true if another thread than the check's own makes it
 */
record Call(String type, String name, String text, String remark, boolean isElsewhere) {
    private static final String ELSEWHERE = "ws2.clock(entry).threads().newThread(";

    static Call statement(String text) {
        return new Call("", "", text, "", false);
    }

    Call remark(String words) {
        return new Call(type, name, text, words, isElsewhere);
    }

    Call with(String value) {
        return new Call(type, name, value, remark, isElsewhere);
    }

    Call elsewhere(boolean other) {
        return new Call(type, name, text, remark, other);
    }

    boolean mentions(String variable) {
        return Pattern.compile("\\b" + variable + "\\b").matcher(text).find();
    }

    /** The statement as the check's own thread would make it. */
    String plain() {
        return name.isEmpty() ? text : type + " " + name + " = " + text + ";";
    }

    /** The statement; where another thread has made it, in another thread. */
    String java() {
        boolean comment = text.startsWith("//");
        return (isElsewhere && !comment ? inAnotherThread() : plain()) + (remark.isEmpty() ? "" : " // " + remark);
    }

    private String inAnotherThread() {
        if (name.isEmpty()) return ELSEWHERE + "new FutureTask<>(() -> { " + text + " return true; })).start();";
        return "FutureTask<" + type + "> " + later() + " = new FutureTask<>(() -> " + text + "); " + ELSEWHERE + later()
                + ").start();";
    }

    private String later() {
        return name + "Later";
    }

    /** Waits for what another thread declares; by resting, so that a simulated clock goes on. */
    String fetched() {
        return "while (!" + later() + ".isDone()) ws2.clock(entry).sleep(Duration.ofMillis(1)); " + type + " " + name
                + " = " + later() + ".get();";
    }
}
