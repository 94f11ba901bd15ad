package io.trunkline.spi;

import static io.trunkline.spi.GroupPeer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups that several processes share. */
@Timeout(60)
class HostGroupsTest {
    @TempDir
    Path shared;

    private GroupTable table;

    @BeforeEach
    void openTable() {
        table = table();
    }

    private GroupTable table() {
        return new GroupTable(GroupRegistry.onHost(shared, "test"), new LocalAddressFormat());
    }

    private Path directory() {
        return shared.resolve("groups-test");
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(directory())) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static GroupRequest join(GroupMember member) {
        return GroupRequest.join(member.group().id());
    }

    private static LocalAddress host(String name) {
        return new LocalAddress(name, 9);
    }

    private static void assertFails(WsaError expected, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Ws2Exception.class, failure -> {
            assertThat(failure.error()).isEqualTo(expected);
            assertThat(failure.getMessage()).doesNotContain("\n");
        });
    }

    @Test
    void socketOutsideGroupsTouchesNoFile() throws Exception {
        assertThat(table.enter(GroupRequest.NONE, STREAM)).isNull();
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void onlyTheOwnerCanReadWhatIsShared() throws Exception {
        assumeTrue(Files.getFileStore(shared).supportsFileAttributeView("posix"));
        table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        for (Path file : files("")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void directoryThatOthersMayEnterIsClosedToThem() throws Exception {
        assumeTrue(Files.getFileStore(shared).supportsFileAttributeView("posix"));
        Files.createDirectory(directory());
        Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
        table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void directoryOfAnotherUserIsRefused() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a directory away");
        Files.createDirectory(directory());
        Files.setAttribute(directory(), "unix:uid", 12345);
        assertFails(WsaError.WSAEACCES, () -> table.enter(GroupRequest.NEW_CONSTRAINED, STREAM));
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws Exception {
        Files.createFile(directory());
        assertFails(WsaError.WSAENETDOWN, () -> table.enter(GroupRequest.NEW_CONSTRAINED, STREAM));
    }

    @Test
    void lastMemberTakesTheRecordAlong() throws Exception {
        GroupMember first = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        GroupMember second = table().enter(join(first), STREAM);
        first.leave();
        assertThat(files(".group")).hasSize(1);
        second.leave();
        assertThat(files(".group")).isEmpty();
        assertFails(WsaError.WSAEINVAL, () -> table.enter(join(first), STREAM));
    }

    @Test
    void anotherProcessJoinsById() throws Exception {
        GroupMember mine = table.enter(GroupRequest.NEW_UNCONSTRAINED, STREAM);
        try (OtherProcess other = new OtherProcess(shared)) {
            String same = mine.group().id() + " " + mine.group().reference() + " false";
            assertThat(other.ask("join " + mine.group().id())).isEqualTo(same);
            mine.leave();
            assertThat(table.enter(join(mine), STREAM).isCreator()).isFalse();
        }
    }

    @Test
    void idsAreDifferentInDifferentProcesses() throws Exception {
        GroupMember mine = table.enter(GroupRequest.NEW_UNCONSTRAINED, STREAM);
        try (OtherProcess other = new OtherProcess(shared)) {
            assertThat(other.ask("create 1").split(" ")[0])
                    .isNotEqualTo(mine.group().id().toString());
        }
    }

    @Test
    void joiningAGroupThatNoProcessHasIsRefusedInBothProcesses() throws Exception {
        try (OtherProcess other = new OtherProcess(shared)) {
            assertThat(other.ask("join 12345")).isEqualTo("WSAEINVAL");
        }
        assertFails(WsaError.WSAEINVAL, () -> table.enter(new GroupRequest(12345), STREAM));
    }

    @Test
    void constrainedHostHoldsAcrossProcesses() throws Exception {
        GroupMember mine = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        try (OtherProcess other = new OtherProcess(shared)) {
            other.ask("join " + mine.group().id());
            HostClaim claim = mine.claim(host("alice"));
            assertThat(other.ask("claim bob")).isEqualTo("WSAEINVAL");
            claim.release();
            assertThat(other.ask("claim bob")).doesNotContain("WSA");
            assertFails(WsaError.WSAEINVAL, () -> mine.claim(host("alice")));
            other.ask("confirm");
            other.ask("leave");
            assertFails(WsaError.WSAEINVAL, () -> mine.claim(host("alice")));
            assertThat(mine.group().constrainedHost()).contains("bob");
        }
    }

    @Test
    void claimOfAKilledProcessIsGivenBack() throws Exception {
        GroupMember mine = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        try (OtherProcess other = new OtherProcess(shared)) {
            other.ask("join " + mine.group().id());
            other.ask("claim bob");
            assertFails(WsaError.WSAEINVAL, () -> mine.claim(host("alice")));
            other.kill();
            mine.claim(host("alice")).confirm();
        }
    }

    @Test
    void groupWhoseLastProcessWasKilledHasEnded() throws Exception {
        try (OtherProcess other = new OtherProcess(shared)) {
            int id = Integer.parseUnsignedInt(other.ask("create 2").split(" ")[0]);
            other.kill();
            assertFails(WsaError.WSAEINVAL, () -> table.enter(new GroupRequest(id), STREAM));
        }
        assertThat(files(".group")).isEmpty();
    }

    @Test
    void groupOutlivesAKilledCreatorWhileAnotherProcessIsInIt() throws Exception {
        try (OtherProcess other = new OtherProcess(shared)) {
            int id = Integer.parseUnsignedInt(other.ask("create 2").split(" ")[0]);
            GroupMember mine = table.enter(new GroupRequest(id), STREAM);
            other.kill();
            GroupMember next = table.enter(new GroupRequest(id), STREAM);
            mine.leave();
            next.leave();
        }
        assertThat(files(".group")).isEmpty();
    }

    @Test
    void newGroupSweepsWhatAKilledProcessLeftBehind() throws Exception {
        try (OtherProcess other = new OtherProcess(shared)) {
            other.ask("create 1");
            other.ask("create 2");
            other.kill();
        }
        assertThat(files(".group")).hasSize(2);
        table.enter(GroupRequest.NEW_UNCONSTRAINED, STREAM);
        assertThat(files(".group")).hasSize(1);
    }

    @Test
    void laterProcessWithTheSameNumberIsNotTakenForTheDeadOne() throws Exception {
        try (OtherProcess other = new OtherProcess(shared)) {
            int id = Integer.parseUnsignedInt(other.ask("create 2").split(" ")[0]);
            Path record = files(".group").get(0);
            String anHourBefore = Files.readString(record)
                    .replaceFirst(
                            "process (\\d+) \\d+",
                            "process $1 "
                                    + ProcessHandle.of(other.pid())
                                            .orElseThrow()
                                            .info()
                                            .startInstant()
                                            .orElseThrow()
                                            .minusSeconds(3600)
                                            .toEpochMilli());
            Files.writeString(record, anHourBefore);
            assertFails(WsaError.WSAEINVAL, () -> table.enter(new GroupRequest(id), STREAM));
        }
    }

    @Test
    void damagedRecordGivesOneErrorAndIsSetAside() throws Exception {
        GroupMember member = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        Path record = files(".group").get(0);
        for (String damage : List.of("", "\0\0\0", "trunkline group 1\nkind ODD\nend\n", "trunkline group 1\nend\n")) {
            Files.writeString(record, damage);
            assertFails(WsaError.WSAEINVAL, () -> table().enter(join(member), STREAM));
            assertThat(files(".damaged")).hasSize(1);
            assertThat(record).doesNotExist();
        }
        member.leave();
        assertThat(table.enter(GroupRequest.NEW_CONSTRAINED, STREAM)).isNotNull();
    }

    @Test
    void damagedLockFileOnlyStartsTheIdsAnew() throws Exception {
        GroupMember before = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        Files.writeString(directory().resolve("registry.lock"), "what is this?");
        GroupMember after = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        assertThat(after.group().id()).isNotEqualTo(before.group().id());
    }

    @Test
    void groupOutlivesThatSomebodyTidiesItsDirectoryAway() throws Exception {
        GroupMember member = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        HostClaim claim = member.claim(host("alice"));
        for (Path file : files("")) Files.delete(file);
        Files.delete(directory());
        claim.confirm();
        assertThat(table.enter(GroupRequest.NEW_CONSTRAINED, STREAM).group()).isNotSameAs(member.group());
        try (OtherProcess other = new OtherProcess(shared)) {
            assertThat(other.ask("join " + member.group().id())).doesNotContain("WSA");
            assertThat(other.ask("claim bob")).isEqualTo("WSAEINVAL");
        }
        member.leave();
        assertFails(WsaError.WSAEINVAL, () -> table.enter(join(member), STREAM));
    }

    @Test
    void groupOutlivesThatItsRecordIsDamaged() throws Exception {
        GroupMember member = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        Files.writeString(files(".group").get(0), "damage");
        assertFails(WsaError.WSAEINVAL, () -> member.claim(host("alice")));
        member.claim(host("alice")).confirm();
        table.enter(join(member), STREAM).leave();
        member.leave();
        assertThat(files(".group")).isEmpty();
    }

    @Test
    void interruptedThreadEntersAndLeavesAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        GroupMember member = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        member.claim(host("alice")).confirm();
        member.leave();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(files(".group")).isEmpty();
    }

    @Test
    void mirrorOfACallersGroupIsTheSameInTwoTables() throws Exception {
        GroupReference caller = new GroupReference(77);
        GroupKind kind = GroupKind.CONSTRAINED;
        GroupMember first = table.enterMirror(caller, "alice", kind, 1, STREAM);
        GroupMember second = table().enterMirror(caller, "alice", kind, 2, STREAM);
        assertThat(second.group().id()).isEqualTo(first.group().id());
        first.leave();
        second.leave();
        assertThat(files("")).extracting(file -> file.getFileName().toString()).containsExactly("registry.lock");
    }

    @Test
    void threadsOfTwoTablesInOneProcessDoNotDisturbEachOther() throws Exception {
        ConcurrentLinkedQueue<Object> outcome = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = Stream.of(table, table(), table, table())
                .map(mine -> new Thread(() -> enterAndLeaveOften(mine, start, outcome)))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(outcome)
                .hasSize(4 * 50)
                .doesNotHaveDuplicates()
                .allMatch(io.trunkline.api.GroupId.class::isInstance);
        assertThat(files(".group")).isEmpty();
    }

    private static void enterAndLeaveOften(
            GroupTable mine, CountDownLatch start, ConcurrentLinkedQueue<Object> outcome) {
        try {
            start.await();
            for (int i = 0; i < 50; i++) {
                GroupMember member = mine.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
                outcome.add(member.group().id());
                member.leave();
            }
        } catch (Ws2Exception | InterruptedException failed) {
            outcome.add(failed);
        }
    }
}
