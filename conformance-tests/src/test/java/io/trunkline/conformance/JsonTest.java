package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void keysKeepTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", List.of(true, Status.PASS));
        map.put("m", Map.of());
        assertThat(Json.write(map))
                .isEqualTo("{\n  \"z\": 1,\n  \"a\": [\n    true,\n    \"PASS\"\n  ],\n  \"m\": {}\n}\n");
    }

    @Test
    void charactersAreEscaped() {
        assertThat(Json.write("a\"b\\c\nd\te\u0001é\uD83D\uDE00"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\u0009e\\u0001é\\ud83d\\ude00\"\n");
    }

    @Test
    void nothingIsNull() {
        assertThat(Json.write(Arrays.asList(null, List.of()))).isEqualTo("[\n  null,\n  []\n]\n");
    }
}
