package tiny;

import io.trunkline.api.Ws2;

/** The smallest program. */
public final class Main {
    public static void main(String[] arguments) throws Exception {
        try (Ws2 ws2 = Ws2.startup()) {
            System.out.println("entries " + ws2.enumProtocols().size() + ", left out " + ws2.leftOut().size());
        }
    }
}
