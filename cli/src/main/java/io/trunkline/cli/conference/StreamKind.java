package io.trunkline.cli.conference;

import java.util.Locale;

/** The streams of a conference, in the order of their priority. */
enum StreamKind {
    AUDIO,
    VIDEO,
    DATA;

    /** Priority inside the group. */
    int priority() {
        return ordinal();
    }

    /** The name in tables, JSON and expectations. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
