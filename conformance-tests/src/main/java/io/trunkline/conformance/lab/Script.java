package io.trunkline.conformance.lab;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls of one check, in the order in which they were made, as Java that compiles where its reader pastes it: the
 * statements of a method that throws {@code Exception}, in a class with {@link #IMPORTS}. What another thread than the
 * check's own called is called by another thread here too. Safe from any thread.
 */
public final class Script {
    /** What the class needs that the statements are pasted into. */
    public static final List<String> IMPORTS = List.of(
            "io.trunkline.api.*",
            "java.net.SocketAddress",
            "java.nio.ByteBuffer",
            "java.nio.file.Path",
            "java.time.Duration",
            "java.util.List",
            "java.util.concurrent.FutureTask");

    private final List<Call> calls = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<Object, String> variables = new HashMap<>();
    private AddressText addresses = address -> {
        throw new IllegalStateException("no library has been started");
    };
    /** The check's own thread: whichever calls first. */
    private Thread own;

    /** The text form of an address. */
    @FunctionalInterface
    interface AddressText {
        String of(SocketAddress address) throws Exception;
    }

    /** How addresses are written for which there is no variable. */
    synchronized void addresses(AddressText text) {
        addresses = text;
    }

    /** A script that goes on where this one has made libraries, and nothing else. */
    synchronized Script afterItsLibraries() {
        Script next = new Script();
        next.addresses = addresses;
        for (Call call : calls) {
            boolean makesOne = call.type().equals("Ws2") || call.type().equals("ProtocolInfo");
            if (makesOne && next.names.add(call.name())) next.calls.add(call.elsewhere(false));
        }
        return next;
    }

    /** Writes down a statement, or a comment, before it is made, so that the last line names the one that hangs. */
    public void add(String line) {
        add(Call.statement(line));
    }

    synchronized void add(Call call) {
        if (own == null) own = Thread.currentThread();
        calls.add(call.elsewhere(call.isElsewhere() || Thread.currentThread() != own));
    }

    /**
     * Writes down a statement that declares a variable.
     *
     * @param wanted its name; one that is taken gets a number behind it
     * @return its name
     */
    synchronized String declare(String type, String wanted, String expression) {
        return declare(type, wanted, expression, false);
    }

    /** As {@link #declare(String, String, String)}, of a call that another thread is going to make. */
    synchronized String declareElsewhere(String type, String wanted, String expression) {
        return declare(type, wanted, expression, true);
    }

    private String declare(String type, String wanted, String expression, boolean elsewhere) {
        String name = free(wanted);
        add(new Call(type, name, expression, "", elsewhere));
        return name;
    }

    /** As {@link #declare}, named by a letter and the next free number. */
    synchronized String declareNext(String type, String letter, String expression) {
        int number = 1;
        while (names.contains(letter + number)) number++;
        return declare(type, letter + number, expression);
    }

    /** Writes another value into the declaration of a variable, now that it is known. */
    synchronized void redeclare(String name, String expression) {
        calls.replaceAll(call -> call.name().equals(name) ? call.with(expression) : call);
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) name = wanted + "_" + i;
        return name;
    }

    /** From now on {@code value} is written as this variable, unless it has one already. */
    synchronized void holds(String variable, Object value) {
        if (value != null) variables.putIfAbsent(value, variable);
    }

    /** The variable that holds {@code value}, or {@code otherwise}. */
    synchronized String variable(Object value, String otherwise) {
        return variables.getOrDefault(value, otherwise);
    }

    /** An address: its variable, its text, or one that no provider knows. */
    synchronized String of(SocketAddress address) {
        String known = variables.get(address);
        if (known != null) return known;
        try {
            return "ws2.stringToAddress(" + Words.quoted(addresses.of(address)) + ", entry)";
        } catch (Exception foreign) {
            return "new SocketAddress() {}";
        }
    }

    /** The lines with their numbers in comments; of a long script the beginning, the end, and what that needs. */
    public synchronized List<String> numbered() {
        List<String> java = new ArrayList<>();
        Set<String> awaited = new LinkedHashSet<>();
        for (Call call : calls) {
            for (String name : List.copyOf(awaited)) {
                if (call.mentions(name)) {
                    java.add(declaring(name).fetched());
                    awaited.remove(name);
                }
            }
            java.add(call.java());
            if (call.isElsewhere() && !call.name().isEmpty()) awaited.add(call.name());
        }
        return Excerpt.numbered(java);
    }

    private Call declaring(String name) {
        return calls.stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The last call, for who wants to know where things stand. */
    public synchronized String last() {
        return calls.isEmpty()
                ? "(no call was made)"
                : calls.get(calls.size() - 1).plain();
    }
}
