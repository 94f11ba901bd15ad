package io.trunkline.cli.nc;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.cli.CommonOptions;
import io.trunkline.cli.ExitStatus;
import io.trunkline.cli.ProgramVersion;
import io.trunkline.cli.ProviderChoice;
import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Netcat over any provider. */
@Command(
        name = "nc",
        description = {
            "Carry standard input to the other side and what comes back to standard output, exact to the octet.",
            "Ends when both directions have ended. Addresses and the group's id go to standard error."
        },
        versionProvider = ProgramVersion.class,
        footer = {"", "Example: trunkline nc --listen 9000 > copy     trunkline nc 9000 < original"})
public final class NetcatCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-l", "--listen"},
            description = "Take one connection at ADDRESS instead of making one.")
    private boolean listen;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Entry or profile; without it the first entry that can read ADDRESS.")
    private String provider;

    @Option(
            names = "--group",
            paramLabel = "unconstrained|constrained|ID",
            description = "Put the connection into a new group, or into the group with this id.")
    private String group;

    @Option(names = "--priority", paramLabel = "N", description = "Priority inside the group, 0 is the highest.")
    private Integer priority;

    @Option(names = "--limit", paramLabel = "SECONDS", description = "Longest wait for the connection.")
    private Integer limitSeconds;

    @Parameters(
            paramLabel = "ADDRESS|NAME",
            description = "For example 127.0.0.1:9000, [::1]:9000, bridge:audio; a bare port means this host.")
    private String address;

    @Override
    public Integer call() throws Exception {
        GroupRequest wanted = GroupOption.parse(group);
        if (priority != null && priority < 0) throw new UsageException("--priority " + priority + " is below 0");
        if (limitSeconds != null && limitSeconds < 0) {
            throw new UsageException("--limit is " + limitSeconds + ", expected a number of seconds from 0 on");
        }
        if (priority != null && wanted.isNone()) throw new UsageException("--priority needs --group");
        try (Ws2 ws2 = common.startup(provider)) {
            ProviderChoice choice = new ProviderChoice(ws2);
            Selection selection = provider == null ? choice.speaking(address) : choice.named(provider);
            ProviderChoice.needsTwoProcesses(selection.chosen(), "nc");
            List<SocketAddress> addresses = choice.addresses(address, selection.chosen());
            Ws2Socket socket = listen
                    ? accept(ws2, selection, addresses.get(0), wanted)
                    : connect(ws2, selection, addresses, wanted);
            carry(socket);
        }
        return ExitStatus.GOOD;
    }

    private Ws2Socket accept(Ws2 ws2, Selection selection, SocketAddress at, GroupRequest wanted) throws Ws2Exception {
        try (Ws2Socket port = ws2.listen(selection, ws2.addressToString(at))) {
            say(ws2, "listening", port.sockName());
            Ws2Socket socket = limitSeconds == null
                    ? port.accept(request -> request.accept().group(wanted))
                    : port.accept(request -> request.accept().group(wanted), Duration.ofSeconds(limitSeconds));
            if (priority != null) socket.setOption(SocketOptions.SO_GROUP_PRIORITY, priority);
            say(ws2, "accepted", socket.peerName());
            return socket;
        }
    }

    /** Tries the addresses in their order; the last one's failure is the command's. */
    private Ws2Socket connect(Ws2 ws2, Selection selection, List<SocketAddress> addresses, GroupRequest wanted)
            throws Ws2Exception {
        Ws2Socket socket = ws2.socket(selection, wanted);
        if (priority != null) socket.setOption(SocketOptions.SO_GROUP_PRIORITY, priority);
        for (int i = 0; ; i++) {
            try {
                ConnectRequest request = ConnectRequest.to(addresses.get(i));
                socket.connect(limitSeconds == null ? request : request.limit(Duration.ofSeconds(limitSeconds)));
                say(ws2, "connected", addresses.get(i));
                return socket;
            } catch (Ws2Exception e) {
                if (i == addresses.size() - 1) throw e;
            }
        }
    }

    private void carry(Ws2Socket socket) throws Exception {
        GroupId id = socket.groupId();
        if (!id.isNone()) say("group", id);
        Exchange exchange = new Exchange(socket);
        exchange.run();
        if (!common.json() && !common.verbose()) return;
        say("sentOctets", exchange.sentOctets());
        say("receivedOctets", exchange.receivedOctets());
    }

    private void say(Ws2 ws2, String what, SocketAddress where) throws Ws2Exception {
        say(what, ws2.addressToString(where));
    }

    /** Standard output belongs to the payload, so everything that is said goes to standard error. */
    private void say(String what, Object value) {
        if (common.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schemaVersion", 1);
            json.put(what, value instanceof GroupId id ? Integer.toUnsignedLong(id.value()) : value);
            System.err.println(JsonText.compact(json));
        } else {
            System.err.println(what + " " + value);
        }
    }
}
