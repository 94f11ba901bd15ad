package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.trunkline.conformance.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void jsonKeepsOrderAndNesting() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("b", 1.5);
        json.put("a", Arrays.asList(1, null, true));
        json.put("empty", Map.of());
        json.put("list", List.of(Map.of("x", "y")));
        assertThat(JsonText.compact(json))
                .isEqualTo("{\"b\":1.5,\"a\":[1,null,true],\"empty\":{},\"list\":[{\"x\":\"y\"}]}");
        assertThat(JsonText.of(json)).startsWith("{\n  \"b\": 1.5,\n  \"a\": [1, null, true],");
    }

    @Property
    void anyTextIsReadBackFromJson(@ForAll String text) {
        String json = JsonText.of(Map.of("key", text));
        assertThat(ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON))
                        .getString("key"))
                .isEqualTo(text);
    }

    @Test
    void jsonHasNoWordForWhatIsNoNumber() {
        assertThat(JsonText.compact(List.of(Double.NaN, 1e300, 3.0))).isEqualTo("[null,1.0E300,3]");
    }

    @Test
    void cellOfATableIsOneLineWhateverIsPutIntoIt() {
        String table = TextTable.of("NAME", "REASON")
                .row("a", "no\r\n  licence\u2028here")
                .row("b", " ")
                .toString();
        assertThat(table.lines()).containsExactly("NAME  REASON", "a     no licence here", "b");
        assertThat(new Failure(1, io.trunkline.api.WsaError.WSAEINVAL, "one\rtwo\n", null, null).line())
                .isEqualTo("one two");
    }

    @Test
    void tablesAlignTheirColumns() {
        String table =
                TextTable.of("NAME", "COUNT>").row("a", 1).row("long", 100).toString();
        assertThat(table.lines()).containsExactly("NAME  COUNT", "a         1", "long    100");
    }
}
