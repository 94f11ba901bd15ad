package io.trunkline.testkit;

/** What others say, where it has to be one line. */
final class OneLine {
    private OneLine() {}

    static String of(Object said) {
        return String.valueOf(said).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
