package io.trunkline.provider.trace;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be written down. The words of a trace are these names in lower case. */
enum Operation {
    OPEN,
    BIND,
    SOCKNAME,
    PEERNAME,
    LISTEN,
    CONNECT,
    CONNECTRESULT,
    CANCELCONNECT,
    NEXTREQUEST,
    ACCEPT,
    REJECT,
    SEND,
    RECEIVE,
    SHUTDOWN,
    CLOSE,
    READINESS,
    GETOPTION,
    SETOPTION,
    IOCTL,
    STATISTICS,
    EXTENSION,
    UPCALL;

    final String word = name().toLowerCase(Locale.ROOT);

    static String words() {
        return Arrays.stream(values()).map(o -> o.word).collect(Collectors.joining(" "));
    }

    static boolean isList(String text) {
        Set<String> known = Set.of(words().split(" "));
        return text.equals("all")
                || text.equals("none")
                || Arrays.stream(text.trim().split("\\s+")).allMatch(known::contains);
    }

    /** The operations that a valid list names. */
    static Set<Operation> of(String list) {
        if (list.equals("all")) return EnumSet.allOf(Operation.class);
        Set<Operation> chosen = EnumSet.noneOf(Operation.class);
        Set<String> words = Set.of(list.trim().split("\\s+"));
        Arrays.stream(values()).filter(o -> words.contains(o.word)).forEach(chosen::add);
        return chosen;
    }
}
