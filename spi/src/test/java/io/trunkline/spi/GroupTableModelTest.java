package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random sequences of everything that can be asked of tables, beside a small model of the rules. */
class GroupTableModelTest {
    private static final MemberTraits STREAM = GroupPeer.STREAM;
    private static final MemberTraits MESSAGES = new MemberTraits(5, 6, false);
    private static final MemberTraits DATAGRAM = new MemberTraits(2, 17, true);
    private static final List<MemberTraits> TRAITS = List.of(STREAM, STREAM, STREAM, MESSAGES, DATAGRAM);

    private enum Verb {
        CREATE,
        JOIN,
        JOIN_UNKNOWN,
        MIRROR,
        CLAIM,
        CONFIRM,
        RELEASE,
        SET_QOS,
        LEAVE
    }

    /**
     * A command.
     *
     * @param which picks a member or a group
     * @param choice picks kind, traits, host or caller
     */
    private record Command(Verb verb, int which, int choice) {}

    @Provide
    Arbitrary<List<Command>> commands() {
        return Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 9))
                .as(Command::new)
                .list()
                .ofMaxSize(60);
    }

    /** What the rules say of one group. */
    private static final class ModelGroup {
        private final GroupKind kind;
        private final MemberTraits traits;
        private final String mirrorOf;
        private final Set<ModelMember> members = new LinkedHashSet<>();
        private GroupId id;
        private String host;
        private boolean bound;
        private Qos qos = Qos.UNSPECIFIED;

        ModelGroup(GroupKind kind, MemberTraits traits, String mirrorOf) {
            this.kind = kind;
            this.traits = traits;
            this.mirrorOf = mirrorOf;
        }

        boolean takes(MemberTraits wanted) {
            return kind == GroupKind.UNCONSTRAINED || wanted.equals(traits);
        }

        void freeHostIfUnheld() {
            if (!bound && members.stream().noneMatch(member -> member.claims)) host = null;
        }
    }

    private static final class ModelMember {
        private final ModelGroup group;
        private final GroupMember real;
        private final boolean creator;
        private boolean claims;
        private HostClaim claim;

        ModelMember(ModelGroup group, GroupMember real) {
            this.group = group;
            this.real = real;
            this.creator = group.members.isEmpty();
        }
    }

    private static final class Run {
        private final List<GroupTable> tables;
        private final List<ModelGroup> groups = new ArrayList<>();
        private final List<ModelMember> members = new ArrayList<>();
        private final Set<GroupId> idsEver = new HashSet<>();
        private int steps;

        Run(GroupTable... tables) {
            this.tables = List.of(tables);
        }

        void step(Command command) throws Ws2Exception {
            steps++;
            ModelMember member = members.isEmpty() ? null : members.get(command.which() % members.size());
            switch (command.verb()) {
                case CREATE -> create(command);
                case JOIN -> join(command);
                case JOIN_UNKNOWN -> joinUnknown(command);
                case MIRROR -> mirror(command);
                default -> {
                    if (member != null) step(command, member);
                }
            }
            check();
        }

        private void step(Command command, ModelMember member) throws Ws2Exception {
            switch (command.verb()) {
                case CLAIM -> claim(member, "host" + command.choice() % 3);
                case CONFIRM -> confirm(member);
                case RELEASE -> release(member);
                case SET_QOS -> setQos(member, command.choice() % 2 == 0 ? Qos.BEST_EFFORT : Qos.ZERO);
                default -> leave(member);
            }
        }

        private GroupTable table() {
            return tables.get(steps % tables.size());
        }

        private static GroupKind kind(Command command) {
            return command.choice() % 2 == 0 ? GroupKind.CONSTRAINED : GroupKind.UNCONSTRAINED;
        }

        private static MemberTraits traits(Command command) {
            return TRAITS.get(command.which() % TRAITS.size());
        }

        private interface Call {
            GroupMember run() throws Ws2Exception;
        }

        /** Runs what the model says must succeed or fail with {@code WSAEINVAL}. */
        private static GroupMember run(boolean good, Call call) {
            try {
                GroupMember member = call.run();
                assertThat(good).as("accepted, expected WSAEINVAL").isTrue();
                return member;
            } catch (Ws2Exception refused) {
                assertThat(good).as("refused: %s", refused.getMessage()).isFalse();
                assertThat(refused.error()).isEqualTo(WsaError.WSAEINVAL);
                return null;
            }
        }

        private void create(Command command) {
            MemberTraits traits = traits(command);
            ModelGroup group = new ModelGroup(kind(command), traits, null);
            boolean good = group.kind == GroupKind.UNCONSTRAINED || !traits.connectionless();
            GroupMember made = run(good, () -> table().enter(GroupRequest.create(group.kind), traits));
            if (good) found(group, made);
        }

        private void found(ModelGroup group, GroupMember made) {
            group.id = made.group().id();
            assertThat(idsEver.add(group.id)).as("a fresh id").isTrue();
            assertThat(group.id.value()).isNotIn(0, 1, 2);
            groups.add(group);
            admit(group, made);
        }

        private void admit(ModelGroup group, GroupMember real) {
            ModelMember member = new ModelMember(group, real);
            group.members.add(member);
            members.add(member);
            assertThat(real.group().id()).isEqualTo(group.id);
            assertThat(real.isCreator()).isEqualTo(member.creator);
        }

        private void join(Command command) {
            if (groups.isEmpty()) return;
            ModelGroup group = groups.get(command.choice() % groups.size());
            MemberTraits traits = traits(command);
            boolean good = !group.members.isEmpty() && group.takes(traits);
            GroupMember joined = run(good, () -> table().enter(GroupRequest.join(group.id), traits));
            if (good) admit(group, joined);
        }

        private void joinUnknown(Command command) {
            int id = 3 + command.which();
            if (!idsEver.contains(new GroupId(id))) run(false, () -> table().enter(new GroupRequest(id), STREAM));
        }

        private void mirror(Command command) {
            GroupReference caller = new GroupReference(command.choice() % 2);
            String host = "host" + command.which() % 2;
            String key = caller + host;
            MemberTraits traits = traits(command);
            ModelGroup known = groups.stream()
                    .filter(group -> key.equals(group.mirrorOf) && !group.members.isEmpty())
                    .findFirst()
                    .orElse(null);
            GroupKind kind = kind(command);
            boolean good = !(kind == GroupKind.CONSTRAINED && traits.connectionless())
                    && (known == null || known.takes(traits));
            GroupMember made = run(good, () -> table().enterMirror(caller, host, kind, 3, traits));
            if (!good) return;
            assertThat(made.priority()).isEqualTo(3);
            if (known != null) {
                admit(known, made);
                return;
            }
            ModelGroup group = new ModelGroup(kind, traits, key);
            if (kind == GroupKind.CONSTRAINED) {
                group.host = host;
                group.bound = true;
            }
            found(group, made);
        }

        private void claim(ModelMember member, String host) {
            ModelGroup group = member.group;
            boolean constrained = group.kind == GroupKind.CONSTRAINED;
            boolean good = !constrained || group.host == null || group.host.equals(host);
            run(good, () -> {
                member.claim = member.real.claim(new LocalAddress(host, 1 + steps));
                return null;
            });
            if (!good || !constrained) return;
            group.host = host;
            member.claims = true;
        }

        private void confirm(ModelMember member) {
            if (member.claim == null) return;
            member.claim.confirm();
            if (member.claims) member.group.bound = true;
            member.claims = false;
        }

        private void release(ModelMember member) {
            if (member.claim == null) return;
            member.claim.release();
            member.claims = false;
            member.group.freeHostIfUnheld();
        }

        private void setQos(ModelMember member, Qos wanted) {
            try {
                member.real.group().qos(member.real, wanted);
                assertThat(member.creator).isTrue();
                member.group.qos = wanted;
            } catch (Ws2Exception refused) {
                assertThat(member.creator).isFalse();
                assertThat(refused.error()).isEqualTo(WsaError.WSAENOPROTOOPT);
            }
        }

        private void leave(ModelMember member) {
            member.real.leave();
            member.real.leave();
            members.remove(member);
            member.group.members.remove(member);
            member.claims = false;
            member.group.freeHostIfUnheld();
        }

        private void check() {
            for (ModelMember member : members) {
                Group real = member.real.group();
                assertThat(real.kind()).isEqualTo(member.group.kind);
                String host = member.group.kind == GroupKind.CONSTRAINED ? member.group.host : null;
                assertThat(real.constrainedHost().orElse(null)).isEqualTo(host);
                if (tables.size() == 1) assertThat(real.qos()).isEqualTo(member.group.qos);
            }
            Set<GroupId> live = new HashSet<>();
            for (GroupTable table : tables) table.groups().forEach(group -> live.add(group.id()));
            assertThat(live).isEqualTo(liveInModel());
        }

        private Set<GroupId> liveInModel() {
            Set<GroupId> live = new HashSet<>();
            members.forEach(member -> live.add(member.group.id));
            return live;
        }

        void close() {
            List.copyOf(members).forEach(this::leave);
            check();
        }
    }

    @Property(tries = 3_000)
    void tableOfOneProcessKeepsTheRules(@ForAll("commands") List<Command> commands) throws Ws2Exception {
        Run run = new Run(new GroupTable(GroupRegistry.inProcess(), new LocalAddressFormat()));
        for (Command command : commands) run.step(command);
        run.close();
    }

    @Property(tries = 100)
    void tablesThatShareADirectoryKeepTheRulesTogether(@ForAll("commands") List<Command> commands) throws IOException {
        Path directory = Files.createTempDirectory("groups");
        try {
            Run run = new Run(tableIn(directory), tableIn(directory));
            for (Command command : commands) run.step(command);
            run.close();
        } finally {
            delete(directory);
        }
    }

    private static GroupTable tableIn(Path directory) {
        return new GroupTable(GroupRegistry.onHost(directory, "test"), new LocalAddressFormat());
    }

    /** Deletes what is left, which must be nothing but the file with the last id. */
    private static void delete(Path directory) throws IOException {
        Path inner = directory.resolve("groups-test");
        Files.deleteIfExists(inner.resolve("registry.lock"));
        Files.deleteIfExists(inner);
        Files.delete(directory);
    }
}
