package io.trunkline.spi;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Another process with groups in the same directory. Reads commands from standard input, one a line, and answers each
 * with one line: {@code create 2}, {@code join ID}, {@code claim HOST}, {@code confirm}, {@code release}, {@code leave}.
 */
public final class GroupPeer {
    static final MemberTraits STREAM = new MemberTraits(Ws2Constants.SOCK_STREAM, 6, false);

    private final GroupTable table;
    private final Deque<GroupMember> members = new ArrayDeque<>();
    private HostClaim claim;

    private GroupPeer(Path directory) {
        table = new GroupTable(GroupRegistry.onHost(directory, "test"), new LocalAddressFormat());
    }

    /** The only argument is the directory. */
    public static void main(String[] args) throws IOException {
        GroupPeer peer = new GroupPeer(Path.of(args[0]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) System.out.println(peer.answer(line));
    }

    private String answer(String line) {
        String[] words = line.split(" ");
        try {
            return answer(words[0], words.length > 1 ? words[1] : "");
        } catch (Ws2Exception refused) {
            return refused.error().name();
        }
    }

    private String answer(String command, String argument) throws Ws2Exception {
        switch (command) {
            case "create", "join" ->
                members.push(table.enter(new GroupRequest(Integer.parseUnsignedInt(argument)), STREAM));
            case "claim" -> claim = members.peek().claim(new LocalAddress(argument, 1));
            case "confirm" -> claim.confirm();
            case "release" -> claim.release();
            case "leave" -> members.pop().leave();
            default -> throw new AssertionError(command);
        }
        GroupMember last = members.peek();
        return last == null ? "none" : last.group().id() + " " + last.group().reference() + " " + last.isCreator();
    }
}
