package io.trunkline.conformance;

import io.trunkline.api.Capability;
import io.trunkline.api.ClockKind;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which catalog entries a requirement is for, as the contract's {@code when} column says it: terms that must all hold, for
 * example {@code groupQos<RECORDED groups>=UNCONSTRAINED}.
 */
public final class Condition {
    private static final Pattern LEVEL = Pattern.compile("([A-Za-z]+)(>=|<)([A-Z]+)");
    private static final Map<String, Predicate<ProtocolInfo>> WORDS = Map.of(
            "always", entry -> true,
            "stream", entry -> !entry.isMessageOriented(),
            "messages", ProtocolInfo::isMessageOriented,
            "+groupReference", entry -> entry.figures().carriesGroupReference(),
            "-groupReference", entry -> !entry.figures().carriesGroupReference(),
            "virtualClock", entry -> entry.figures().clock() == ClockKind.VIRTUAL,
            "+weighted", entry -> entry.figures().schedulers().contains(GroupScheduling.WEIGHTED));

    private final String text;
    private final List<Predicate<ProtocolInfo>> terms;

    private Condition(String text, List<Predicate<ProtocolInfo>> terms) {
        this.text = text;
        this.terms = terms;
    }

    /**
     * Reads the column.
     *
     * @throws IllegalArgumentException naming the term that nobody understands
     */
    static Condition parse(String text) {
        List<Predicate<ProtocolInfo>> terms = new ArrayList<>();
        for (String term : text.strip().split(" +")) terms.add(term(term));
        return new Condition(text.strip(), terms);
    }

    private static Predicate<ProtocolInfo> term(String term) {
        Predicate<ProtocolInfo> word = WORDS.get(term);
        if (word != null) return word;
        Matcher level = LEVEL.matcher(term);
        if (level.matches()) return level(level.group(1), level.group(2), level.group(3));
        if (term.startsWith("+") || term.startsWith("-")) {
            ServiceFlag flag = ServiceFlag.valueOf(term.substring(1));
            boolean wanted = term.charAt(0) == '+';
            return entry -> entry.has(flag) == wanted;
        }
        throw new IllegalArgumentException("'" + term + "' is no condition; expected one of " + WORDS.keySet()
                + ", a level such as groups>=CONSTRAINED, or a flag such as +CONNECT_DATA");
    }

    private static Predicate<ProtocolInfo> level(String key, String operator, String name) {
        Capability<?> capability = Capability.ofKey(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no capability '" + key + "'"));
        boolean atLeast = operator.equals(">=");
        int ordinal = capability.level(name).ordinal();
        return entry -> (capability.in(entry.capabilities()).ordinal() >= ordinal) == atLeast;
    }

    /** True if all terms hold. */
    public boolean holdsFor(ProtocolInfo entry) {
        return terms.stream().allMatch(term -> term.test(entry));
    }

    @Override
    public String toString() {
        return text;
    }
}
