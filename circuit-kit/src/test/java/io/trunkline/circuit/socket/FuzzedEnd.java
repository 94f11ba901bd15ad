package io.trunkline.circuit.socket;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One end with an application that talks on every channel. It takes channels that join, as a called circuit does. */
final class FuzzedEnd extends TestEnd {
    static final int BUFFER_OCTETS = 4096;
    static final int LARGEST_MESSAGE_OCTETS = 1000;
    static final ChannelSettings SETTINGS = new ChannelSettings(
            BUFFER_OCTETS, 256, LARGEST_MESSAGE_OCTETS, Duration.ofSeconds(7), ChannelSettings.USUAL_DEFERRAL);
    private static final int MOST_CHANNELS = 6;

    final PlainEvents events;
    final List<byte[]> sent = new ArrayList<>();
    /** By number; those that have ended too. */
    final Map<Integer, Talk> talks = new LinkedHashMap<>();

    FuzzedEnd(PlainEvents events, FrameFormat format) {
        super(events, format, SETTINGS.fragmentOctets());
        this.events = events;
    }

    /** A request to join, as a caller's socket makes it. */
    static Octets request(boolean messages) {
        return new MemberRequest(
                        messages,
                        OptionalInt.empty(),
                        Optional.empty(),
                        1,
                        9,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Octets.of(1, 2))
                .encode();
    }

    /** A channel at this end. */
    Talk enter(int number, boolean messages) {
        Talk talk = new Talk(new ChannelEnd(circuit, number, messages, null, SETTINGS), number, messages);
        talk.channel.owner(talk);
        talk.channel.peersWindow(OptionalInt.of(SETTINGS.messageWindow())); // as its request or answer says
        talks.put(number, talk);
        circuit.enter(talk.channel);
        return talk;
    }

    /** What an application says and hears on a channel. */
    final class Talk implements ChannelEnd.Owner {
        final ChannelEnd channel;
        final boolean messages;
        final Said said;
        final Said heard;
        boolean joins;
        boolean hasFailed;

        Talk(ChannelEnd channel, int number, boolean messages) {
            this.channel = channel;
            this.messages = messages;
            this.said = new Said(number, messages);
            this.heard = new Said(number, messages);
        }

        void say(int octets) {
            try {
                if (!channel.isOpen() && messages) return;
                ByteBuffer data = said.next(octets);
                int taken = channel.send(data);
                if (taken > 0) said.advance(taken);
            } catch (Ws2Exception over) {
                hasFailed = true;
            }
        }

        /** @return how many octets there were */
        int hear(boolean checked) {
            int all = 0;
            try {
                while (true) {
                    ByteBuffer into = ByteBuffer.allocate(LARGEST_MESSAGE_OCTETS);
                    int got = channel.receive(into, false);
                    if (got <= 0) return all;
                    all += got;
                    if (checked) heard.check(into.flip());
                }
            } catch (Ws2Exception over) {
                hasFailed = true;
                return all;
            }
        }

        @Override
        public void changed(int what) {}

        @Override
        public void opened(Octets answer) {
            if (circuit.channel(channel.number()) != channel) throw new AssertionError("opened after its end");
            if (!joins) return;
            joins = false;
            if (channel.number() % 4 == 3) channel.refuse(CauseValue.USER_BUSY);
            else channel.accept(MemberAnswer.EMPTY.encode(), null, this);
        }

        @Override
        public void failed(Ws2Exception why) {
            hasFailed = true;
        }
    }

    /** The octets that one side of a channel says: each tells its place, each message its number. */
    static final class Said {
        private final int key;
        private final boolean messages;
        private int at;

        Said(int key, boolean messages) {
            this.key = key;
            this.messages = messages;
        }

        int octets() {
            return at;
        }

        private static int length(int message) {
            return 4 + message * 7919 % (LARGEST_MESSAGE_OCTETS - 4);
        }

        private byte octet(int place) {
            return (byte) (key + place * 31 + (place >> 8));
        }

        ByteBuffer next(int octets) {
            ByteBuffer data = ByteBuffer.allocate(messages ? length(at) : octets);
            if (messages) data.putInt(at);
            while (data.hasRemaining()) data.put(octet(messages ? data.position() + at : at + data.position()));
            return data.flip();
        }

        void advance(int taken) {
            at += messages ? 1 : taken;
        }

        void check(ByteBuffer got) {
            if (!messages) {
                ByteBuffer expected = next(got.remaining());
                if (!expected.equals(got)) throw new AssertionError("wrong octets at " + at);
                at += got.remaining();
                return;
            }
            int number = got.remaining() < 4 ? -1 : got.getInt(0);
            if (number < at) throw new AssertionError("message " + number + " after " + (at - 1));
            at = number;
            if (!next(0).equals(got)) throw new AssertionError("message " + number + " is damaged");
            at++;
        }
    }

    @Override
    public void unknownChannel(Frame frame) {
        boolean joins = StrayFrames.pdu(frame) instanceof SscopPdu.Bgn begin
                && MemberRequest.decode(begin.userToUser()) instanceof Decoded.Value<MemberRequest>;
        if (!joins || circuit.channels().size() >= MOST_CHANNELS) {
            StrayFrames.answer(circuit, frame);
            return;
        }
        SscopPdu.Bgn begin = (SscopPdu.Bgn) StrayFrames.pdu(frame);
        Talk talk = enter(
                frame.channel(),
                MemberRequest.decode(begin.userToUser()).require().messages());
        talk.joins = true;
        talk.channel.begin(frame);
    }

    @Override
    public void send(byte[] frame, ChannelEnd of) {
        sent.add(frame);
        super.send(frame, of);
    }
}
