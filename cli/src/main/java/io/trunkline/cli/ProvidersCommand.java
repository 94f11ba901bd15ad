package io.trunkline.cli;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2;
import io.trunkline.conformance.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the catalog. */
@Command(
        name = "providers",
        description = "List the catalog: providers and chains with what they declare.",
        versionProvider = ProgramVersion.class)
final class ProvidersCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws Exception {
        try (Ws2 ws2 = common.startup()) {
            List<ProtocolInfo> entries = ws2.enumProtocols();
            System.out.print(common.json() ? JsonText.of(json(entries)) + "\n" : table(entries));
        }
        return ExitStatus.GOOD;
    }

    private static Map<String, Object> json(List<ProtocolInfo> entries) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("providers", EntryText.json(entries));
        return json;
    }

    private static String table(List<ProtocolInfo> entries) {
        TextTable table = TextTable.of(
                "ID", "FAMILY", "TYPE", "GROUPS", "REACH", "TRANSPORT", "GROUP QOS", "SOCKET QOS", "PRIORITY", "CLOCK");
        for (ProtocolInfo entry : entries) {
            Capabilities declared = entry.capabilities();
            boolean grouped = declared.groups() != Capability.Groups.NONE;
            table.row(
                    entry.id(),
                    EntryText.family(entry),
                    EntryText.type(entry),
                    EntryText.level(declared.groups()),
                    grouped ? EntryText.level(declared.groupReach()) : "-",
                    grouped ? EntryText.level(declared.groupTransport()) : "-",
                    EntryText.level(declared.groupQos()),
                    EntryText.level(declared.socketQos()),
                    EntryText.level(declared.priority()),
                    EntryText.level(entry.figures().clock()));
        }
        return table.toString();
    }
}
