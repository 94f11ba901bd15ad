package io.trunkline.runtime.naming;

import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.NameSpaceProvider;
import java.net.SocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The table {@code names} of the configuration as a name space. */
final class NameTable implements NameSpaceProvider {
    private final Map<String, List<String>> table;
    private final Collection<AddressFormat> formats;

    /** A table; {@code formats} in the order in which they are asked whose a text is. */
    NameTable(Map<String, List<String>> table, Collection<AddressFormat> formats) {
        this.table = table;
        this.formats = formats;
    }

    @Override
    public String name() {
        return "configuration table";
    }

    @Override
    public boolean serves(AddressFormat family) {
        return true;
    }

    @Override
    public List<SocketAddress> lookup(String host, String service, AddressFormat family) {
        return texts(host, service).stream()
                .filter(text -> mayBe(text, family))
                .map(text -> family.parse(text).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Set<Integer> families(String host, String service) {
        Set<Integer> families = new TreeSet<>();
        for (String text : texts(host, service)) {
            for (AddressFormat format : formats) {
                if (mayBe(text, format) && format.parse(text).isPresent()) families.add(format.family());
            }
        }
        return families;
    }

    /** Texts of a name that no family there is can read. */
    List<String> unreadable(String name) {
        return table.getOrDefault(name, List.of()).stream()
                .filter(text -> formats.stream()
                        .noneMatch(format ->
                                mayBe(text, format) && format.parse(text).isPresent()))
                .toList();
    }

    private List<String> texts(String host, String service) {
        return table.getOrDefault(host + ":" + service, List.of());
    }

    /** A text belongs to every family that reads it; numbers and dots are never the name of a host. */
    private static boolean mayBe(String text, AddressFormat family) {
        return !NameText.isNumericHost(text) || NameText.isInternet(family);
    }
}
