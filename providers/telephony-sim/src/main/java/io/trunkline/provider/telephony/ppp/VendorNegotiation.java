package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import java.util.List;

/** A protocol that negotiates nothing but that both ends speak it. */
@Clause("RFC 3772 §2")
final class VendorNegotiation implements Negotiation {
    @Override
    public void restart() {}

    @Override
    public List<ConfigureOption> wishes() {
        return List.of();
    }

    @Override
    public Answer judge(List<ConfigureOption> asked, boolean patient) {
        return new Answer(asked.isEmpty() ? ControlCode.CONFIGURE_ACK : ControlCode.CONFIGURE_REJECT, asked);
    }

    @Override
    public void bettered(List<ConfigureOption> options) {}

    @Override
    public void refused(List<ConfigureOption> options) {}

    @Override
    public void granted(List<ConfigureOption> own) {}

    @Override
    public void acknowledged(List<ConfigureOption> theirs) {}
}
