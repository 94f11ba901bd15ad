package io.trunkline.provider.tcp;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process with one socket of a group; says {@code ok} with the group's id, or the name of an error. */
final class GroupProcess {
    private final Host host;
    private TestSocket socket;

    private GroupProcess(Path shared) {
        host = new Host(shared);
    }

    public static void main(String[] arguments) throws IOException {
        GroupProcess process = new GroupProcess(Path.of(arguments[0]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(process.answer(line.split(" ")));
        }
    }

    private String answer(String[] command) {
        try {
            switch (command[0]) {
                case "enter" -> socket = host.socket(new GroupRequest(Integer.parseUnsignedInt(command[1])));
                case "connect" ->
                    socket.connectBlocking(new InetSocketAddress(command[1], Integer.parseInt(command[2])));
                default -> throw new IllegalArgumentException(command[0]);
            }
            GroupId group = socket.spi.option(SocketOptions.SO_GROUP_ID);
            return "ok " + group;
        } catch (Ws2Exception e) {
            return e.error().name();
        }
    }
}
