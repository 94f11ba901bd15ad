package io.trunkline.conformance.scenario;

import io.trunkline.conformance.Status;
import java.util.List;

/**
 * A case that failed.
 *
 * @param rule the requirement that it breaks in detail
 * @param choices its decisions
 * @param status {@code FAIL} or {@code TIMEOUT}
 * @param expected what the model allows
 * @param seen what happened
 * @param script the calls, numbered
 */
record Failure(String rule, Choices choices, Status status, String expected, String seen, List<String> script) {}
