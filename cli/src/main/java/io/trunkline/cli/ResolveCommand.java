package io.trunkline.cli;

import io.trunkline.api.FailureContext;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.JsonText;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the addresses of a name. */
@Command(
        name = "resolve",
        description = "Show the addresses of a name in the family of a provider.",
        versionProvider = ProgramVersion.class)
final class ResolveCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "A name such as bridge:audio, or an address.")
    private String name;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            description = "Entry or profile; without it the first entry that knows the name.")
    private String provider;

    @Override
    public Integer call() throws Exception {
        try (Ws2 ws2 = common.startup(provider)) {
            ProviderChoice choice = new ProviderChoice(ws2);
            ProtocolInfo entry = (provider == null ? choice.speaking(name) : choice.named(provider)).chosen();
            List<String> texts = new ArrayList<>();
            for (SocketAddress address : addresses(choice, entry)) texts.add(ws2.addressToString(address));
            print(entry, texts);
        }
        return ExitStatus.GOOD;
    }

    private List<SocketAddress> addresses(ProviderChoice choice, ProtocolInfo entry)
            throws UsageException, Ws2Exception {
        try {
            return choice.addresses(name, entry);
        } catch (Ws2Exception e) {
            throw e.in(new FailureContext("resolve", null, entry.id(), null, null));
        }
    }

    private void print(ProtocolInfo entry, List<String> addresses) {
        if (!common.json()) {
            addresses.forEach(System.out::println);
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("name", name);
        json.put("provider", entry.id());
        json.put("family", EntryText.family(entry));
        json.put("addresses", addresses);
        System.out.println(JsonText.of(json));
    }
}
