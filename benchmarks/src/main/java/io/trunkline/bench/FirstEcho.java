package io.trunkline.bench;

/** The program whose start-up is timed: one ping-pong, then the word {@code echoed}. */
final class FirstEcho {
    private FirstEcho() {}

    public static void main(String[] arguments) throws Exception {
        try (Contender contender = Contenders.named(arguments[0])) {
            contender.pingPongNanos(1);
            System.out.println("echoed");
        }
        Runtime.getRuntime().halt(0);
    }
}
