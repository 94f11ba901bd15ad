package io.trunkline.simulation.network;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import io.trunkline.simulation.network.NetworkSchema.NodeKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a network file and checks all of it. */
final class NetworkReader {
    private static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";
    private static final List<String> LINK_COMMON =
            List.of("name", "from", "to", "rate", "delay", "queue", "loss", "bit-errors");

    private final NetworkSchema schema;
    private final ConfigObject root;
    private final NetworkProblems problems = new NetworkProblems();
    private final PlanNames names;
    private final Section.Reading reading;
    private final List<Section> hosts = new ArrayList<>();

    private NetworkReader(ConfigObject root, NetworkSchema schema) {
        this.root = root;
        this.schema = schema;
        this.names = PlanNames.with(schema.rateNames());
        this.reading = new Section.Reading(names, problems);
    }

    static NetworkPlan read(Path file, NetworkSchema schema) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new NetworkFileException(List.of(file + " is not in UTF-8, expected a network file in HOCON"), e);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "there is no such file"
                    : e.getClass().getSimpleName();
            throw new NetworkFileException(
                    List.of(file + " cannot be read (" + why + "), expected a network file in HOCON"), e);
        }
        return parse(text, file.toString(), schema);
    }

    /** The keys at the root of a file; none if it cannot be read. */
    static Set<String> sections(Path file) {
        try {
            return config(Files.readString(file), file.toString()).root().keySet();
        } catch (IOException | ConfigException e) {
            return Set.of();
        }
    }

    static NetworkPlan parse(String text, String origin, NetworkSchema schema) throws NetworkFileException {
        Config config;
        try {
            config = config(text, origin);
        } catch (ConfigException e) {
            throw NetworkProblems.unreadable(e);
        }
        return new NetworkReader(config.root(), schema).plan();
    }

    /** Neither the environment nor other files: the same text is the same network everywhere. */
    private static Config config(String text, String origin) {
        return ConfigFactory.parseString(
                        text,
                        ConfigParseOptions.defaults()
                                .setOriginDescription(origin)
                                .setIncluder(new NoIncludes()))
                .resolve(ConfigResolveOptions.noSystem());
    }

    private NetworkPlan plan() throws NetworkFileException {
        checkRoot();
        String name = root.containsKey("name") ? named("name", root.get("name")) : "default";
        List<NetworkPlan.Host> planHosts = hosts();
        List<NetworkPlan.Node> nodes = nodes();
        List<NetworkPlan.Link> links = links();
        // a link that could not be read would make hosts look unreachable
        if (links.size() == elements("links").size()) new Reachability(names, links, problems).check(hosts, planHosts);
        NetworkPlan plan = new NetworkPlan(name, planHosts, nodes, links, services(), background(), faults());
        problems.raise();
        for (PlanCheck.Mistake mistake : schema.check().mistakes(plan))
            problems.add(origin(mistake.path()), mistake.key() + " " + mistake.text());
        problems.raise();
        return plan;
    }

    /** Where a key stands, or the deepest section on the way to it. */
    private ConfigOrigin origin(List<String> path) {
        ConfigValue here = root;
        for (String part : path) {
            ConfigValue next = null;
            if (here instanceof ConfigObject object) next = object.get(part);
            if (here instanceof ConfigList list && part.matches("\\d+")) next = list.get(Integer.parseInt(part));
            if (next == null) break;
            here = next;
        }
        return here.origin();
    }

    private void checkRoot() {
        List<String> known = new ArrayList<>(List.of("name", "hosts"));
        schema.nodeKinds().forEach(kind -> known.add(kind.section()));
        known.addAll(List.of("links", "names", "background", "faults"));
        for (Map.Entry<String, ConfigValue> member : Section.ordered(root)) {
            if (!known.contains(member.getKey())) problems.unknownKey("", member.getKey(), member.getValue(), known);
        }
        for (String key : List.of("links", "faults")) {
            ConfigValue value = root.get(key);
            if (value != null && !(value instanceof ConfigList)) problems.badValue(key, value, "a list [ … ]");
        }
        if (!root.containsKey("hosts"))
            problems.add(root.origin(), "hosts is missing, expected a section with a host or more");
    }

    private String named(String path, ConfigValue value) {
        String text = plainText(value);
        if (text.matches(NAME_FORM)) return text;
        problems.badValue(path, value, "a name of letters, digits, '.', '_' and '-'");
        return "default";
    }

    static String plainText(ConfigValue value) {
        return value instanceof ConfigObject || value instanceof ConfigList ? "" : String.valueOf(value.unwrapped());
    }

    /** The sections by name that stand at a key, each read by the rules. */
    private List<Section> sections(String key, List<PropertyRule> rules, Set<String> taken) {
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> member : members(key)) {
            String path = key + "." + member.getKey();
            if (!member.getKey().matches(NAME_FORM)) {
                problems.add(
                        member.getValue().origin(),
                        path + " has no good name, expected letters, digits, '.', '_' and '-'");
            } else if (names.hosts().contains(member.getKey()) || !taken.add(member.getKey())) {
                problems.add(member.getValue().origin(), path + " has a name that is taken, expected another");
            } else if (member.getValue() instanceof ConfigObject object) {
                sections.add(Section.read(path, member.getKey(), object, rules, reading));
            } else {
                problems.badValue(path, member.getValue(), "a section { … }");
            }
        }
        return sections;
    }

    private List<Map.Entry<String, ConfigValue>> members(String key) {
        ConfigValue value = root.get(key);
        if (value instanceof ConfigObject object) return Section.ordered(object);
        if (value != null) problems.badValue(key, value, "a section { … }");
        return List.of();
    }

    private List<ConfigValue> elements(String key) {
        ConfigValue value = root.get(key);
        if (value instanceof ConfigList list) return list;
        return List.of();
    }

    private List<NetworkPlan.Host> hosts() {
        hosts.addAll(sections("hosts", schema.hostKeys(), names.hosts()));
        List<NetworkPlan.Host> found = new ArrayList<>();
        for (Section host : hosts) {
            String address = host.value("address");
            if (!address.isEmpty() && !schema.isAddress().test(address)) {
                String text = host.path() + ".address is '" + address + "', expected " + schema.addressForm();
                problems.add(host.origin("address"), text);
            }
            found.add(new NetworkPlan.Host(host.name(), address, host.without(List.of("address"))));
        }
        return List.copyOf(found);
    }

    private List<NetworkPlan.Node> nodes() {
        List<NetworkPlan.Node> nodes = new ArrayList<>();
        for (NodeKind kind : schema.nodeKinds()) {
            for (Section node : sections(kind.section(), kind.rules(), names.nodes()))
                nodes.add(new NetworkPlan.Node(node.name(), kind.kind(), node.without(List.of())));
        }
        return List.copyOf(nodes);
    }

    private List<NetworkPlan.Link> links() {
        List<NetworkPlan.Link> links = new ArrayList<>();
        List<ConfigValue> elements = elements("links");
        for (int i = 0; i < elements.size(); i++) {
            String path = "links[" + i + "]";
            if (elements.get(i) instanceof ConfigObject object) {
                Section section = Section.read(path, "", object, schema.linkKeys(), reading);
                if (section.refersWell(schema.linkKeys(), reading) && section.whole()) link(section, links);
            } else {
                problems.badValue(path, elements.get(i), "a section { … }");
            }
        }
        return List.copyOf(links);
    }

    private void link(Section section, List<NetworkPlan.Link> links) {
        String from = section.value("from");
        String to = section.value("to");
        String name = section.values().getOrDefault("name", from + "-" + to);
        boolean hostsOnly = names.hosts().contains(from) && names.hosts().contains(to);
        if (from.equals(to)) {
            problems.add(section.origin("to"), section.path() + ".to is '" + to + "' like from, expected another end");
        } else if (hostsOnly && !schema.directHosts()) {
            String sections = String.join(
                    ", ", schema.nodeKinds().stream().map(NodeKind::section).toList());
            problems.add(
                    section.origin("to"), section.path() + " joins two hosts, expected one of the ends in " + sections);
        } else if (!names.links().add(name)) {
            problems.add(
                    section.origin("name"),
                    section.path() + " is a second link '" + name + "', expected a name of its own");
        }
        links.add(new NetworkPlan.Link(
                name,
                from,
                to,
                section.value("rate"),
                Quantity.picos(section.value("delay")),
                Integer.parseInt(section.value("queue")),
                Double.parseDouble(section.value("loss")),
                Double.parseDouble(section.value("bit-errors")),
                section.without(LINK_COMMON)));
    }

    private Map<String, List<String>> services() {
        ServiceNames services = new ServiceNames(names.hosts(), schema, problems);
        members("names").forEach(member -> services.take(member.getKey(), member.getValue()));
        return services.found();
    }

    private List<NetworkPlan.Background> background() {
        List<NetworkPlan.Background> sources = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> member : members("background")) {
            String path = "background." + member.getKey();
            if (!(member.getValue() instanceof ConfigObject object)) {
                problems.badValue(path, member.getValue(), "a section { … }");
                continue;
            }
            ConfigValue kind = object.get("kind");
            String word = kind == null ? "" : plainText(kind);
            boolean known = NetworkSchema.backgroundKinds().contains(word);
            List<PropertyRule> rules = known ? schema.backgroundKeys(word) : CommonRules.BACKGROUND.subList(0, 1);
            // of an unknown kind nobody knows the keys, so only the kind is reported
            ConfigObject read =
                    known ? object : object.toConfig().withOnlyPath("kind").root();
            Section section = Section.read(path, member.getKey(), read, rules, reading);
            if (section.refersWell(rules, reading) && section.whole() && SourceCheck.isSound(section, problems))
                sources.add(source(section));
        }
        return List.copyOf(sources);
    }

    private static NetworkPlan.Background source(Section section) {
        return new NetworkPlan.Background(
                section.name(),
                section.value("kind"),
                section.value("from"),
                section.value("to"),
                section.without(List.of("kind", "from", "to")));
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (ConfigValue value : elements("faults")) {
            try {
                Fault fault = Fault.parse(plainText(value));
                for (String line : FaultText.dangling(fault, names))
                    problems.add(value.origin(), "fault '" + fault + "': " + line);
                faults.add(fault);
            } catch (IllegalArgumentException e) {
                problems.add(value.origin(), e.getMessage());
            }
        }
        return List.copyOf(faults);
    }
}
