package io.trunkline.examples;

import static io.trunkline.api.Capability.GROUPS;
import static io.trunkline.api.Capability.Groups.CONSTRAINED;
import static io.trunkline.api.Capability.PRIORITY;
import static io.trunkline.api.Capability.Priority.SCHEDULED;
import static io.trunkline.api.Requirements.require;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;

/** The example of the README: one group of two sockets calls a bridge in the same program. */
public final class FirstCall {
    private FirstCall() {}

    // README begins
    public static void main(String[] arguments) throws Exception {
        try (Ws2 ws2 = Ws2.startup();
                Ws2Socket bridge = ws2.listen("call", "bridge:audio")) {
            Thread answering = ws2.clock().threads().newThread(() -> answer(bridge));
            answering.start();
            Selection provider = ws2.select("call", require(GROUPS, CONSTRAINED).prefer(PRIORITY, SCHEDULED));
            GroupQos quality = GroupQos.prefer(ws2.getQosByName("G711", provider.chosen()));
            try (SocketGroup call = ws2.openGroup(provider, GroupKind.CONSTRAINED, quality);
                    Ws2Socket audio = call.socket(0); // the most urgent member
                    Ws2Socket data = call.socket(1)) {
                Connected placed = audio.connect("bridge:audio", ofSeconds(10)); // places the circuit
                audio.output().write("hello".getBytes(UTF_8));
                data.connect("bridge:audio", ofSeconds(10)); // rides on it where the provider shares one
                data.output().write("world".getBytes(UTF_8));
                System.out.println(new String(audio.input().readNBytes(5), UTF_8) + " "
                        + new String(data.input().readNBytes(5), UTF_8));
                System.out.println(provider.explanation() + "; group " + call.id() + ", " + placed.ignored());
            }
            answering.join();
        }
    }

    private static void answer(Ws2Socket bridge) {
        for (int member = 0; member < 2; member++) {
            try (Ws2Socket caller = bridge.accept(request -> request.accept().mirrorGroup())) {
                caller.output().write(caller.input().readNBytes(5));
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }
    // README ends
}
