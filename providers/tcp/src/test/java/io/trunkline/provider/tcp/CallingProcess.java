package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that calls many times, then sends an octet on every connection. */
final class CallingProcess {
    private CallingProcess() {}

    public static void main(String[] arguments) throws IOException, Ws2Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<TestSocket> sockets = new ArrayList<>();
        try (Host host = new Host(Path.of(arguments[0]))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] command = line.split(" ");
                if (command[0].equals("call")) {
                    for (int i = 0; i < Integer.parseInt(command[2]); i++) {
                        TestSocket socket = host.socket();
                        socket.connectBlocking(Host.loopback(Integer.parseInt(command[1])));
                        sockets.add(socket);
                    }
                } else {
                    for (TestSocket each : sockets) each.sendBlocking("x");
                }
                System.out.println("done");
            }
        }
    }
}
