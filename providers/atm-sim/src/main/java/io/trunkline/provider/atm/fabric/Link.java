package io.trunkline.provider.atm.fabric;

/** A link between two nodes; alike in both directions. What it does can be looked at, and spoilt, through {@link Fabric}. */
public final class Link {
    private final String name;
    private final Node from;
    private final Node to;
    private final long delayPicos;
    private final int queueCells;
    private LineRate rate;
    private boolean isUp = true;
    private Output forward;
    private Output backward;

    Link(String name, Node from, Node to, Line line) {
        this.name = name;
        this.from = from;
        this.to = to;
        this.rate = line.rate();
        this.delayPicos = line.delayPicos();
        this.queueCells = line.queueCells();
    }

    /** What a link is made of: see the accessors of the link. */
    record Line(LineRate rate, long delayPicos, int queueCells) {}

    void directions(Output there, Output back) {
        forward = there;
        backward = back;
    }

    Output forward() {
        return forward;
    }

    Output backward() {
        return backward;
    }

    /** The direction out of one of its ends. */
    Output outOf(Node node) {
        return node == from ? forward : backward;
    }

    /** The direction into one of its ends. */
    Output into(Node node) {
        return node == from ? backward : forward;
    }

    Node fromNode() {
        return from;
    }

    Node toNode() {
        return to;
    }

    /** The end that is not this one. */
    Node other(Node end) {
        return end == from ? to : from;
    }

    void setRate(LineRate newRate, long nowPicos) {
        rate = newRate;
        forward.rate(newRate, nowPicos);
        backward.rate(newRate, nowPicos);
    }

    void setUp(boolean up, long nowPicos) {
        isUp = up;
        forward.setUp(up, nowPicos);
        backward.setUp(up, nowPicos);
    }

    /** Its name in the network file. */
    public String name() {
        return name;
    }

    /** The host or switch where its forward direction begins. */
    public String from() {
        return from.name;
    }

    /** The host or switch where its forward direction ends. */
    public String to() {
        return to.name;
    }

    /** How fast it is now. */
    public LineRate rate() {
        return rate;
    }

    /** How long a bit travels. */
    public long delayPicos() {
        return delayPicos;
    }

    /** The most cells of one category that wait before it at a switch. */
    public int queueCells() {
        return queueCells;
    }

    /** False while cells on it are lost. */
    public boolean isUp() {
        return isUp;
    }

    /** What became of the cells of one direction. */
    public CellCounts counts(boolean ofForward) {
        return (ofForward ? forward : backward).counts;
    }
}
