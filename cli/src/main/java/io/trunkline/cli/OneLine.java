package io.trunkline.cli;

/** What others say, where it has to be one line. */
public final class OneLine {
    private OneLine() {}

    /** The text with a blank for every line end and the blanks around it. */
    public static String of(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
