package io.trunkline.simulation;

/** A trace that keeps its lines as text. */
final class RecordingTrace implements Trace {
    private final StringBuilder lines = new StringBuilder();
    private String spoiled;

    @Override
    public synchronized void add(long atPicos, String actor, String call) {
        lines.append(atPicos).append(' ').append(actor).append(' ').append(call).append('\n');
    }

    @Override
    public synchronized void spoil(String reason) {
        if (spoiled == null) spoiled = reason;
    }

    @Override
    public synchronized String tail() {
        return lines.toString();
    }

    @Override
    public synchronized String hash() {
        return spoiled == null ? lines.toString() : "(" + spoiled + ")";
    }

    String spoiled() {
        return spoiled;
    }
}
