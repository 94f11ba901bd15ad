package io.trunkline.cli;

import io.trunkline.conformance.Contract;
import io.trunkline.conformance.JsonText;
import io.trunkline.conformance.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The requirements of the contract, as a table or as JSON. */
final class RequirementList {
    private RequirementList() {}

    static void print(List<Requirement> requirements, boolean json) {
        System.out.print(json ? JsonText.of(json(requirements)) + "\n" : table(requirements));
    }

    private static String table(List<Requirement> requirements) {
        TextTable table = TextTable.of("ID", "NEED", "FOR", "CLAUSE");
        for (Requirement each : requirements) table.row(each.id(), each.need(), each.when(), each.clause());
        return table.toString();
    }

    private static Map<String, Object> json(List<Requirement> requirements) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("contractVersion", Contract.current().version());
        json.put(
                "requirements", requirements.stream().map(RequirementList::json).toList());
        return json;
    }

    private static Map<String, Object> json(Requirement requirement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", requirement.id());
        json.put("level", requirement.need());
        json.put("for", requirement.when().toString());
        json.put("kind", requirement.kind().name().toLowerCase(Locale.ROOT));
        json.put("clause", requirement.clause());
        json.put("source", requirement.source());
        return json;
    }
}
