package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.saal.Sscop;
import io.trunkline.provider.atm.saal.SscopDriver;
import io.trunkline.provider.atm.saal.SscopError;
import io.trunkline.provider.atm.saal.SscopOutput;
import io.trunkline.provider.atm.saal.SscopPduCodec;
import io.trunkline.provider.atm.saal.SscopRelease;
import io.trunkline.provider.atm.saal.SscopState;
import io.trunkline.provider.atm.saal.SscopTimer;
import io.trunkline.provider.atm.shim.Frame;
import io.trunkline.provider.atm.shim.FrameKind;
import io.trunkline.provider.atm.shim.MemberAnswer;
import io.trunkline.provider.atm.shim.StreamKind;
import io.trunkline.provider.atm.wire.CauseValue;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;

/**
 * One end of a member's connection on a circuit: an SSCOP entity of its own, which begins and ends it and assures a stream,
 * and the traffic. Loss or a stopped reader here never delays another channel. In the kernel.
 */
final class ChannelEnd implements SscopOutput {
}
