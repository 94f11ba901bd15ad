package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.TimerTable;
import java.util.List;
import java.util.Optional;

/** One exchange about one link, begun by either end: what the rows of {@link BapTable} do. */
@Clause("RFC 2125 §5.5")
public final class BapExchange {
    private final BapUser user;
    private final BapPacket request;
    private final boolean own;
    private final TimerTable<BapTimer> timers = new TimerTable<>(BapTimer.class);
    private final StateMachine<BapState, BapEvent, BapExchange> machine;
    private long nowPicos;
    private Optional<PhoneDelta> number = Optional.empty();
    private BapUser.Answer answer = BapUser.Answer.of(BapResponse.ACK);
    private BapPacket report;
    private int cause;
    private int farCause;

    BapExchange(BapUser user, BapPacket request, boolean own) {
        this.user = user;
        this.request = request;
        this.own = own;
        this.machine = BapTable.TABLE.machine(this, BapState.IDLE);
    }

    /** The identifier in its packets. */
    public int id() {
        return request.id();
    }

    /** What was asked for first. */
    public BapType type() {
        return request.type();
    }

    /** True if this end asked. */
    public boolean isOwn() {
        return own;
    }

    /** The state. */
    public BapState state() {
        return machine.state();
    }

    BapPacket request() {
        return request;
    }

    long nextPicos() {
        return timers.nextPicos().orElse(Bap.NEVER);
    }

    void fire(BapEvent event, long picos) {
        nowPicos = picos;
        machine.fire(event);
    }

    void expire(long picos) {
        nowPicos = picos;
        for (BapTimer timer : timers.expire(picos)) {
            machine.fire(
                    switch (timer) {
                        case ANSWER -> timers.isSpent(timer) ? BapEvent.ANSWER_FINAL : BapEvent.ANSWER_AGAIN;
                        case CALL -> BapEvent.CALL_EXPIRED;
                        case LINGER -> BapEvent.LINGER_EXPIRED;
                    });
        }
    }

    void number(Optional<PhoneDelta> given) {
        number = given;
    }

    void answer(BapUser.Answer given) {
        answer = given;
    }

    void cause(int value) {
        cause = value;
    }

    void farCause(int value) {
        farCause = value;
    }

    // ---- actions

    void sendRequest() {
        timers.start(BapTimer.ANSWER, nowPicos);
        user.send(request);
    }

    void sendResponse() {
        BapType type = BapType.of(request.type().type() + 1).orElseThrow();
        List<BapOption> options =
                answer.number().map(BapOption::number).stream().toList();
        user.send(new BapPacket(type, id(), answer.response(), options));
    }

    void dial() {
        startCall();
        user.dial(this, number);
    }

    void startCall() {
        timers.start(BapTimer.CALL, nowPicos);
    }

    void stopTimers() {
        timers.stopAll();
    }

    void linger() {
        timers.start(BapTimer.LINGER, nowPicos);
    }

    void reportUp() {
        cause = 0;
        report(false);
    }

    void reportFailed() {
        report(false);
    }

    void reportRetry() {
        report(true);
    }

    private void report(boolean again) {
        report = BapPacket.request(BapType.CALL_STATUS, id(), List.of(BapOption.status(cause, again)));
        reportAgain();
    }

    void reportAgain() {
        timers.start(BapTimer.ANSWER, nowPicos);
        user.send(report);
    }

    void confirmStatus() {
        user.send(new BapPacket(BapType.CALL_STATUS_RESPONSE, id(), BapResponse.ACK, List.of()));
    }

    void terminate() {
        user.terminate(request.discriminator());
    }

    void tell(BapOutcome outcome) {
        user.ended(this, outcome);
    }

    void tellStatus() {
        tell(farCause == 0 ? BapOutcome.DONE : BapOutcome.CALL_FAILED);
    }

    void tellReport() {
        tell(cause == 0 ? BapOutcome.DONE : BapOutcome.CALL_FAILED);
    }
}
