package io.trunkline.conformance.lab;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Option;
import java.time.Duration;
import java.util.TreeMap;

/** Arguments as Java expressions, for {@link Script}. Octets that are sent are shown by their number alone. */
final class Words {
    private final Script script;

    Words(Script script) {
        this.script = script;
    }

    String of(Object value) {
        if (value instanceof Qos qos) return of(qos);
        if (value instanceof Duration duration) return of(duration);
        if (value instanceof Linger linger) return "new Linger(" + linger.on() + ", " + of(linger.limit()) + ")";
        if (value instanceof GroupId id) return script.variable(id, "new GroupId(" + id.value() + ")");
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof Long number) return number + "L";
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + escaped.replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }

    static String of(Duration duration) {
        if (duration.isZero()) return "Duration.ZERO";
        boolean whole = duration.equals(Duration.ofMillis(duration.toMillis()));
        return whole
                ? "Duration.ofMillis(" + duration.toMillis() + "L)"
                : "Duration.ofNanos(" + duration.toNanos() + "L)";
    }

    static String octets(int count) {
        return "ByteBuffer.wrap(new byte[" + count + "])";
    }

    static String of(Ws2Config config) {
        StringBuilder text = new StringBuilder("Ws2Config.");
        if (config.file().isPresent()) {
            text.append("file(Path.of(")
                    .append(quoted(config.file().get().toString()))
                    .append("))");
        } else if (!config.text().isEmpty()) {
            text.append("text(").append(quoted(config.text())).append(')');
        } else {
            text.append("defaults()");
        }
        new TreeMap<>(config.settings())
                .forEach((key, value) -> text.append(".set(" + quoted(key) + ", " + quoted(value) + ")"));
        return text.toString();
    }

    static String of(Ws2Option<?> option) {
        if (SocketOptions.ALL.contains(option)) return "SocketOptions." + option.name();
        return "new Ws2Option<>(" + quoted(option.name()) + ", " + option.level() + ", " + option.number() + ", "
                + option.type().getSimpleName() + ".class, Ws2Option.Access." + option.access() + ")";
    }

    static String of(Ioctl<?, ?> code) {
        if (Ioctls.ALL.contains(code)) return "Ioctls." + code.name();
        return "new Ioctl<>(" + quoted(code.name()) + ", " + code.code() + ", "
                + code.input().getSimpleName() + ".class, " + code.output().getSimpleName() + ".class)";
    }

    String of(GroupRequest request) {
        if (request.isNone()) return "GroupRequest.NONE";
        return request.newKind()
                .map(kind -> "GroupRequest.create(" + of((Object) kind) + ")")
                .orElseGet(() -> "GroupRequest.join(" + of((Object) new GroupId(request.g())) + ")");
    }

    String of(ConnectRequest request) {
        String to = request.address()
                .map(script::of)
                .orElseGet(() -> quoted(request.name().orElse("")));
        StringBuilder text = new StringBuilder("ConnectRequest.to(" + to + ")");
        int callerData = request.callerData().remaining();
        if (callerData > 0) text.append(".callerData(" + octets(callerData) + ")");
        request.qos().ifPresent(qos -> text.append(".qos(" + of(qos) + ")"));
        request.groupQos().ifPresent(wanted -> text.append(".groupQos(" + of(wanted) + ")"));
        request.limit().ifPresent(limit -> text.append(".limit(" + of(limit) + ")"));
        return text.toString();
    }

    private static String of(GroupQos wanted) {
        return switch (wanted.strength()) {
            case NONE -> "GroupQos.none()";
            case PREFERRED -> "GroupQos.prefer(" + of(wanted.qos()) + ")";
            case REQUIRED -> "GroupQos.require(" + of(wanted.qos()) + ")";
        };
    }

    /** A condition function that decides so. */
    String of(Decision decision) {
        StringBuilder text = new StringBuilder("request -> request.");
        text.append(
                switch (decision.verdict()) {
                    case ACCEPT -> "accept()";
                    case REJECT -> "reject()";
                    case DEFER -> "defer()";
                });
        if (!decision.group().isNone()) text.append(".group(" + of(decision.group()) + ")");
        if (decision.mirrorsGroup()) text.append(".mirrorGroup()");
        int calleeData = decision.calleeData().remaining();
        if (calleeData > 0) text.append(".calleeData(" + octets(calleeData) + ")");
        decision.qos().ifPresent(qos -> text.append(".qos(" + of(qos) + ")"));
        decision.groupQos().ifPresent(qos -> text.append(".groupQos(" + of(qos) + ")"));
        return text.toString();
    }

    static String of(Qos qos) {
        if (qos.equals(Qos.UNSPECIFIED)) return "Qos.UNSPECIFIED";
        String remark = qos.providerSpecific().isEmpty()
                ? ""
                : " /* and " + qos.providerSpecific().size() + " objects */";
        return "Qos.of(" + of(qos.sending()) + ", " + of(qos.receiving()) + remark + ")";
    }

    private static String of(FlowSpec spec) {
        if (spec.equals(FlowSpec.UNSPECIFIED)) return "FlowSpec.UNSPECIFIED";
        if (spec.equals(FlowSpec.BEST_EFFORT)) return "FlowSpec.BEST_EFFORT";
        if (spec.equals(FlowSpec.guaranteed(spec.tokenRateOctetsPerSecond(), spec.tokenBucketOctets()))) {
            return "FlowSpec.guaranteed(" + number(spec.tokenRateOctetsPerSecond()) + ", "
                    + number(spec.tokenBucketOctets()) + ")";
        }
        return "new FlowSpec(" + number(spec.tokenRateOctetsPerSecond()) + ", " + number(spec.tokenBucketOctets())
                + ", "
                + number(spec.peakBandwidthOctetsPerSecond()) + ", " + number(spec.latencyMicros()) + ", "
                + number(spec.delayVariationMicros()) + ", ServiceType." + spec.serviceType() + ", "
                + number(spec.maxSduOctets()) + ", " + number(spec.minimumPolicedOctets()) + ")";
    }

    private static String number(long value) {
        return FlowSpec.isSpecified(value) ? value + "L" : "FlowSpec.NOT_SPECIFIED";
    }
}
