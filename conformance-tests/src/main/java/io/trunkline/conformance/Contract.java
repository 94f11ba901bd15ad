package io.trunkline.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The numbered requirements that the kit holds providers to: the content of {@code contract.txt}. */
public final class Contract {
    private static final String FILE = "contract.txt";
    private static final String UNTESTABLE = "untestable:";
    private static final int COLUMNS = 6;
    private static final Contract CURRENT = read();

    private final int version;
    private final Map<String, Requirement> byId;

    private Contract(int version, Map<String, Requirement> byId) {
        this.version = version;
        this.byId = byId;
    }

    /** The contract that comes with this kit. */
    public static Contract current() {
        return CURRENT;
    }

    /** Counts up when a requirement changes its meaning. */
    public int version() {
        return version;
    }

    /** All requirements, in the contract's order. */
    public List<Requirement> requirements() {
        return List.copyOf(byId.values());
    }

    /** The requirement with this id. */
    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Contract read() {
        try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a contract.
     *
     * @throws IllegalArgumentException naming the line that is wrong and what was expected
     */
    static Contract parse(List<String> lines) {
        int version = 0;
        Map<String, Requirement> byId = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("version = ")) {
                version = Integer.parseInt(line.substring(10).strip());
            } else {
                Requirement next = row(line);
                if (byId.put(next.id(), next) != null) throw new IllegalArgumentException(next.id() + " stands twice");
            }
        }
        return new Contract(version, byId);
    }

    private static Requirement row(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\\|", -1)) cells.add(cell.strip());
        if (cells.size() != COLUMNS || cells.contains("")) {
            throw new IllegalArgumentException(
                    "'" + line + "' should have " + COLUMNS + " columns, none of them empty");
        }
        String kind = cells.get(3);
        boolean untestable = kind.startsWith(UNTESTABLE);
        return new Requirement(
                cells.get(0),
                Requirement.Need.valueOf(cells.get(1)),
                Condition.parse(cells.get(2)),
                untestable ? Requirement.Kind.UNTESTABLE : Requirement.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                untestable ? kind.substring(UNTESTABLE.length()).strip() : "",
                cells.get(4),
                cells.get(5));
    }
}
