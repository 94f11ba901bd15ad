package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MemberCreditsTest {
    private enum Verb {
        SEND,
        ARRIVE,
        READ,
        CREDIT_ARRIVES
    }

    private record Command(Verb verb, int octets) {}

    @Provide
    Arbitrary<List<Command>> commands() {
        return Combinators.combine(
                        Arbitraries.of(Verb.class), Arbitraries.integers().between(0, 400))
                .as(Command::new)
                .list()
                .ofMaxSize(200);
    }

    /** One direction of a connection: a sender, a receiver, and what is under way in both directions. */
    private static final class Direction {
        private final int window;
        private final MemberCredits sender;
        private final MemberCredits receiver;
        private final Deque<Integer> data = new ArrayDeque<>();
        private final Deque<Integer> credit = new ArrayDeque<>();
        private long readNotGivenBack;
        private long sent;
        private long read;

        Direction(int window) {
            this.window = window;
            sender = new MemberCredits(1, window);
            receiver = new MemberCredits(window, 0);
        }

        void step(Command command) {
            switch (command.verb()) {
                case SEND -> send(command.octets());
                case ARRIVE -> arrive();
                case READ -> read(command.octets());
                case CREDIT_ARRIVES -> creditArrives();
            }
            assertThat(sender.sendable(Integer.MAX_VALUE)
                            + sum(data)
                            + receiver.heldOctets()
                            + readNotGivenBack
                            + sum(credit))
                    .isEqualTo(window);
            assertThat(readNotGivenBack).isLessThan((window + 1) / 2 + 1L);
        }

        private void send(int wanted) {
            int octets = sender.sendable(wanted);
            sender.sent(octets);
            sent += octets;
            if (octets > 0) data.add(octets);
        }

        private void arrive() {
            if (!data.isEmpty()) assertThat(receiver.received(data.remove())).isTrue();
        }

        private void read(int wanted) {
            int octets = (int) Math.min(wanted, receiver.heldOctets());
            int back = receiver.read(octets);
            read += octets;
            readNotGivenBack += octets - back;
            if (back > 0) credit.add(back);
        }

        private void creditArrives() {
            if (!credit.isEmpty())
                assertThat(sender.creditCame(credit.remove())).isTrue();
        }

        private static long sum(Deque<Integer> octets) {
            return octets.stream().mapToLong(Integer::longValue).sum();
        }
    }

    @Property
    void creditIsNeitherLostNorInvented(
            @ForAll @IntRange(min = 1, max = 1000) int window, @ForAll("commands") List<Command> commands) {
        Direction direction = new Direction(window);
        commands.forEach(direction::step);
    }

    @Property
    void senderGoesOnAsLongAsTheOtherSideReads(
            @ForAll @IntRange(min = 1, max = 1000) int window, @ForAll("commands") List<Command> commands) {
        Direction direction = new Direction(window);
        commands.forEach(direction::step);
        while (!direction.data.isEmpty()) direction.arrive();
        direction.read(Integer.MAX_VALUE);
        while (!direction.credit.isEmpty()) direction.creditArrives();
        assertThat(direction.read).isEqualTo(direction.sent);
        assertThat(direction.sender.sendable(1)).isEqualTo(1);
    }

    @Example
    void readerThatStopsLeavesTheOthersTheirCredit() {
        Direction stopped = new Direction(100);
        Direction other = new Direction(100);
        stopped.send(1000);
        stopped.arrive();
        assertThat(stopped.sender.sendable(1)).isZero();
        for (int i = 0; i < 50; i++) {
            other.send(60);
            other.arrive();
            other.read(60);
            other.creditArrives();
        }
        assertThat(other.read).isGreaterThan(2000);
        assertThat(stopped.receiver.heldOctets()).isEqualTo(100);
    }

    @Example
    void whatAnHonestPeerNeverSendsIsNotTaken() {
        MemberCredits credits = new MemberCredits(100, 0);
        assertThat(credits.received(101)).isFalse();
        assertThat(credits.received(-1)).isFalse();
        assertThat(credits.received(100)).isTrue();
        assertThat(credits.received(1)).isFalse();
        assertThat(credits.creditCame(-1)).isFalse();
        assertThat(credits.creditCame(Integer.MAX_VALUE)).isTrue();
        assertThat(credits.creditCame(1)).isFalse();
        assertThat(credits.sendable(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @Example
    void ownMistakesAreRefused() {
        MemberCredits credits = new MemberCredits(100, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> credits.sent(11));
        assertThatIllegalArgumentException().isThrownBy(() -> credits.read(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberCredits(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemberCredits(1, -1));
    }
}
