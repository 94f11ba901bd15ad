package io.trunkline.cli;

import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Catalog entries in words and as JSON. */
final class EntryText {
    private EntryText() {}

    static String level(Enum<?> level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static String family(ProtocolInfo entry) {
        return switch (entry.addressFamily()) {
            case Ws2Constants.AF_INET -> "AF_INET";
            case Ws2Constants.AF_INET6 -> "AF_INET6";
            case Ws2Constants.AF_ATM -> "AF_ATM";
            case Ws2Constants.AF_ISDN -> "AF_ISDN";
            case Ws2Constants.AF_LOCAL_NAME -> "AF_LOCAL_NAME";
            default -> Integer.toString(entry.addressFamily());
        };
    }

    static String type(ProtocolInfo entry) {
        return switch (entry.socketType()) {
            case Ws2Constants.SOCK_STREAM -> "stream";
            case Ws2Constants.SOCK_DGRAM -> "datagram";
            case Ws2Constants.SOCK_RAW -> "raw";
            case Ws2Constants.SOCK_RDM -> "rdm";
            case Ws2Constants.SOCK_SEQPACKET -> "message";
            default -> Integer.toString(entry.socketType());
        };
    }

    static List<Map<String, Object>> json(List<ProtocolInfo> entries) {
        return entries.stream().map(EntryText::json).toList();
    }

    static Map<String, Object> json(ProtocolInfo entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("catalogEntryId", entry.catalogEntryId());
        json.put("name", entry.protocolName());
        json.put("providerId", entry.providerId());
        json.put("family", family(entry));
        json.put("familyNumber", entry.addressFamily());
        json.put("type", type(entry));
        json.put("typeNumber", entry.socketType());
        json.put("protocol", entry.protocol());
        json.put("chain", entry.chainNames());
        json.put("serviceFlags", flags(entry));
        json.put("capabilities", capabilities(entry));
        json.put("figures", figures(entry.figures()));
        return json;
    }

    private static List<String> flags(ProtocolInfo entry) {
        List<String> names = new ArrayList<>();
        for (ServiceFlag flag : ServiceFlag.values()) if (entry.has(flag)) names.add(flag.name());
        return names;
    }

    private static Map<String, Object> capabilities(ProtocolInfo entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Capability<?> capability : Capability.all()) {
            json.put(capability.key(), capability.in(entry.capabilities()).name());
        }
        return json;
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("quantumOctets", figures.quantumOctets());
        json.put("inFlightOctets", figures.inFlightOctets());
        json.put("largestMessageOctets", figures.largestMessageOctets());
        json.put(
                "capacityOctetsPerSecond",
                figures.capacityOctetsPerSecond().isPresent()
                        ? figures.capacityOctetsPerSecond().getAsLong()
                        : null);
        json.put(
                "schedulers",
                figures.schedulers().stream().map(Enum::name).sorted().toList());
        json.put("clock", figures.clock().name());
        json.put("carriesGroupReference", figures.carriesGroupReference());
        return json;
    }
}
