package io.trunkline.simulation.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a network consists of, as its file says; the provider knows what the properties mean.
 *
 * @param name of the network
 * @param hosts where libraries stand
 * @param nodes switches or exchanges
 * @param links between them
 * @param names services by name, for example {@code bridge:audio}, and the addresses that answer them, best first
 * @param background traffic of others
 * @param faults what goes wrong
 */
public record NetworkPlan(
        String name,
        List<Host> hosts,
        List<Node> nodes,
        List<Link> links,
        Map<String, List<String>> names,
        List<Background> background,
        List<Fault> faults) {
    /**
     * Reads a network file.
     *
     * @throws NetworkFileException it is not valid; everything that is wrong with it
     * @throws IOException it cannot be read
     */
    public static NetworkPlan read(Path file, NetworkSchema schema) throws IOException {
        return NetworkReader.read(file, schema);
    }

    /**
     * Reads the text of a network file.
     *
     * @param origin what it is called in messages
     * @throws NetworkFileException it is not valid; everything that is wrong with it
     */
    public static NetworkPlan parse(String text, String origin, NetworkSchema schema) throws NetworkFileException {
        return NetworkReader.parse(text, origin, schema);
    }

    /** @param address in the provider's text form, empty: the provider gives one */
    public record Host(String name, String address, Map<String, String> properties) {}

    /** @param kind {@code switch} or {@code exchange} */
    public record Node(String name, String kind, Map<String, String> properties) {}

    /**
     * A link, alike in both directions.
     *
     * @param from a host or node
     * @param to a host or node
     * @param rate a name of the provider's, for example {@code oc3c} or {@code e1}, or as {@link Quantity#rateText}; {@link
     *     NetworkSchema#bitsPerSecond} reads both
     * @param delayPicos propagation delay
     * @param queueUnits the most that waits before it, in cells or frames
     * @param lossProbability that a cell or frame is lost
     * @param bitErrorProbability that a bit is wrong
     */
    public record Link(
            String name,
            String from,
            String to,
            String rate,
            long delayPicos,
            int queueUnits,
            double lossProbability,
            double bitErrorProbability,
            Map<String, String> properties) {}

    /**
     * Traffic of others.
     *
     * @param kind {@code constant}, {@code on-off}, {@code greedy} or {@code calls}
     * @param from a host @param to a host
     * @param properties rates, sizes, times, as {@link NetworkSchema#backgroundKeys} lists them for this kind, defaults too
     */
    public record Background(String name, String kind, String from, String to, Map<String, String> properties) {}
}
