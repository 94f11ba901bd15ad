package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.TimerTable;
import java.util.List;

/** What the rows of {@link ControlTable} do. */
@Clause("RFC 1661 §4.4, §4.6")
final class ControlEntity {
    static final long NEVER = Long.MAX_VALUE;

    private final ControlProfile profile;
    private final Negotiation negotiation;
    private final ControlOutput output;
    private long nowPicos;
    private long restartAtPicos = NEVER;
    private long restartPicos;
    private int restartCount;
    private int failures;
    private int nextId;
    private ControlPacket request; // the last one sent
    private boolean outstanding; // it has had no answer
    private int terminateId;
    private ControlPacket received;
    private Negotiation.Answer answer;
    private ControlPacket acknowledged; // the far end's request that was acknowledged last

    ControlEntity(ControlProfile profile, Negotiation negotiation, ControlOutput output) {
        this.profile = profile;
        this.negotiation = negotiation;
        this.output = output;
    }

    void now(long picos) {
        nowPicos = picos;
    }

    long restartAtPicos() {
        return restartAtPicos;
    }

    boolean hasRestarts() {
        return restartCount > 0;
    }

    void stopTimer() {
        restartAtPicos = NEVER;
    }

    void received(ControlPacket packet) {
        received = packet;
    }

    // ---- requests of the far end

    ControlEvent judged(List<ConfigureOption> asked) {
        if (received.equals(acknowledged)) {
            answer = new Negotiation.Answer(ControlCode.CONFIGURE_ACK, asked);
            return ControlEvent.RCR_AGAIN;
        }
        answer = negotiation.judge(asked, failures < profile.maxFailure());
        return answer.code() == ControlCode.CONFIGURE_ACK ? ControlEvent.RCR_PLUS : ControlEvent.RCR_MINUS;
    }

    /** True if a packet answers the request that is outstanding; its options are looked at elsewhere. */
    boolean isAnswer(ControlPacket packet) {
        return outstanding && packet.id() == request.id();
    }

    Octets requested() {
        return request.data();
    }

    void answered() {
        outstanding = false;
    }

    boolean isAnswerToTermination(ControlPacket packet) {
        return packet.id() == terminateId;
    }

    // ---- the standard's actions

    void layerUp() {
        failures = 0;
        output.layerUp();
    }

    void layerDown() {
        acknowledged = null;
        output.layerDown();
    }

    void layerStarted() {
        output.layerStarted();
    }

    void layerFinished() {
        output.layerFinished();
    }

    void initializeConfigure() {
        restartCount = profile.maxConfigure();
        restartPicos = TimerTable.picos(profile.firstRestart());
    }

    void initializeTerminate() {
        restartCount = profile.maxTerminate();
        restartPicos = TimerTable.picos(profile.firstRestart());
        terminateId = nextId++ & 0xFF;
    }

    void zeroRestartCount() {
        restartCount = 0;
        restartPicos = TimerTable.picos(profile.firstRestart());
        startTimer();
    }

    private void startTimer() {
        restartAtPicos = nowPicos + restartPicos;
        restartPicos = Math.min(2 * restartPicos, TimerTable.picos(profile.lastRestart()));
    }

    /** A repetition keeps its identifier, so that the answer to any of them will do. */
    void sendConfigureRequest() {
        Octets wishes = ConfigureOption.encodeAll(negotiation.wishes());
        if (!outstanding || !wishes.equals(request.data())) {
            request = ControlPacket.of(ControlCode.CONFIGURE_REQUEST, nextId++ & 0xFF, wishes);
            outstanding = true;
        }
        restartCount--;
        startTimer();
        output.send(request);
    }

    void sendConfigureAck() {
        acknowledged = received;
        negotiation.acknowledged(answer.options());
        reply();
    }

    void sendConfigureNak() {
        acknowledged = null;
        failures++;
        reply();
    }

    private void reply() {
        output.send(ControlPacket.of(answer.code(), received.id(), ConfigureOption.encodeAll(answer.options())));
    }

    void sendTerminateRequest() {
        restartCount--;
        startTimer();
        outstanding = false;
        output.send(ControlPacket.of(ControlCode.TERMINATE_REQUEST, terminateId, Octets.NONE));
    }

    void sendTerminateAck() {
        output.send(ControlPacket.of(ControlCode.TERMINATE_ACK, received.id(), Octets.NONE));
    }

    void sendCodeReject() {
        output.send(ControlPacket.of(ControlCode.CODE_REJECT, nextId++ & 0xFF, received.encode()));
    }

    void sendEchoReply() {
        output.echo(received)
                .ifPresent(data -> output.send(ControlPacket.of(ControlCode.ECHO_REPLY, received.id(), data)));
    }

    int takeId() {
        return nextId++ & 0xFF;
    }

    void restart() {
        negotiation.restart();
        outstanding = false;
        acknowledged = null;
        failures = 0;
    }
}
