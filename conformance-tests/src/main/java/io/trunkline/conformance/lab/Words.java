package io.trunkline.conformance.lab;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;

/** Arguments as the script shows them. */
final class Words {
    private Words() {}

    static String of(Object value) {
        if (value instanceof Qos qos) return of(qos);
        return String.valueOf(value);
    }

    static String of(ConnectRequest request) {
        StringBuilder text = new StringBuilder("ConnectRequest.to(")
                .append(request.address()
                        .map(Object::toString)
                        .orElse(request.name().orElse("")))
                .append(')');
        if (request.callerData().hasRemaining()) {
            text.append(".callerData(").append(request.callerData().remaining()).append(" octets)");
        }
        request.qos().ifPresent(qos -> text.append(".qos(").append(of(qos)).append(')'));
        request.groupQos()
                .ifPresent(wanted -> text.append(".groupQos(")
                        .append(wanted.strength())
                        .append(' ')
                        .append(of(wanted.qos()))
                        .append(')'));
        return text.toString();
    }

    private static String of(Qos qos) {
        if (qos.equals(Qos.UNSPECIFIED)) return "Qos.UNSPECIFIED";
        return "Qos.of(" + of(qos.sending()) + ", " + of(qos.receiving()) + ")";
    }

    private static String of(FlowSpec spec) {
        if (spec.equals(FlowSpec.UNSPECIFIED)) return "UNSPECIFIED";
        return spec.serviceType() + " " + number(spec.tokenRateOctetsPerSecond()) + "/"
                + number(spec.tokenBucketOctets());
    }

    private static String number(long value) {
        return FlowSpec.isSpecified(value) ? Long.toString(value) : "-";
    }
}
