package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void keysKeepTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", List.of(true, Status.PASS));
        map.put("m", Map.of());
        assertThat(JsonText.of(map)).isEqualTo("{\n  \"z\": 1,\n  \"a\": [true, \"PASS\"],\n  \"m\": {}\n}");
        assertThat(JsonText.compact(map)).isEqualTo("{\"z\":1,\"a\":[true,\"PASS\"],\"m\":{}}");
    }

    @Test
    void charactersThatJsonReservesAreEscaped() {
        assertThat(JsonText.of("a\"b\\c\nd\te\u0001é\uD83D\uDE00"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\te\\u0001é\uD83D\uDE00\"");
    }

    @Test
    void nothingIsNullAndSoIsWhatIsNoNumber() {
        assertThat(JsonText.compact(Arrays.asList(null, List.of(), Double.NaN))).isEqualTo("[null,[],null]");
    }
}
