package io.trunkline.conformance;

import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.rules.AdmissionRules;
import io.trunkline.conformance.rules.AnswerRules;
import io.trunkline.conformance.rules.CapabilityRules;
import io.trunkline.conformance.rules.CircuitRules;
import io.trunkline.conformance.rules.CloseRules;
import io.trunkline.conformance.rules.ConnectRules;
import io.trunkline.conformance.rules.ConstrainedRules;
import io.trunkline.conformance.rules.DataRules;
import io.trunkline.conformance.rules.GroupRules;
import io.trunkline.conformance.rules.GrowthRules;
import io.trunkline.conformance.rules.LedgerRules;
import io.trunkline.conformance.rules.MirrorRules;
import io.trunkline.conformance.rules.MultipointRules;
import io.trunkline.conformance.rules.PriorityRules;
import io.trunkline.conformance.rules.QosRules;
import io.trunkline.conformance.rules.RateRules;
import io.trunkline.conformance.rules.RenegotiationRules;
import io.trunkline.conformance.rules.SocketRules;
import io.trunkline.conformance.scenario.Scenarios;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that check requirements, found by their {@link Rule}. */
final class Checks {
    /** Every class that has some. */
    static final List<Class<?>> CLASSES = List.of(
            SocketRules.class,
            ConnectRules.class,
            DataRules.class,
            CloseRules.class,
            GroupRules.class,
            ConstrainedRules.class,
            PriorityRules.class,
            QosRules.class,
            AdmissionRules.class,
            AnswerRules.class,
            LedgerRules.class,
            RenegotiationRules.class,
            RateRules.class,
            CircuitRules.class,
            GrowthRules.class,
            MirrorRules.class,
            CapabilityRules.class,
            MultipointRules.class,
            Scenarios.class);

    private final Map<String, Method> byId;

    private Checks(Map<String, Method> byId) {
        this.byId = byId;
    }

    /**
     * Those of the given classes.
     *
     * @throws IllegalStateException two methods check one requirement, or one is not of the right form
     */
    static Checks in(List<Class<?>> classes) {
        Map<String, Method> byId = new LinkedHashMap<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                Rule rule = method.getAnnotation(Rule.class);
                if (rule == null) continue;
                method.setAccessible(true);
                Method other = byId.put(rule.value(), method);
                if (other != null) throw new IllegalStateException(other + " and " + method + " both check " + rule);
            }
        }
        return new Checks(byId);
    }

    /** The ids that are checked. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Checks one requirement in a lab that is open. */
    void check(String id, Lab lab) throws Exception {
        Method method = byId.get(id);
        if (method == null) throw new IllegalStateException("nothing checks " + id);
        try {
            method.invoke(null, lab);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw (Exception) e.getCause();
        }
    }
}
