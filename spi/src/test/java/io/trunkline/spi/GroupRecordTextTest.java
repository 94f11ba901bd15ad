package io.trunkline.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class GroupRecordTextTest {
    private static GroupRecord record(GroupKind kind, long reference, String text, int processes) {
        MemberTraits traits = new MemberTraits(1, 6, false);
        GroupRecord record = new GroupRecord(new GroupRecord.Shape(kind, traits, new GroupReference(reference), text));
        for (int i = 0; i < processes; i++) {
            GroupRecord.Share share = new GroupRecord.Share();
            share.members = i + 1;
            share.claims = i;
            share.creator = i == 0;
            record.shares().put(new ProcessId(i + 1, reference), share);
        }
        if (!text.isEmpty()) record.restoreHost(new GroupRecord.Host(processes, text), processes % 2 == 0);
        return record;
    }

    /** Any text a host could have, surrogates without their pair excepted. */
    @Provide
    Arbitrary<String> hostTexts() {
        return Arbitraries.strings()
                .excludeChars('\uFFFD')
                .all()
                .filter(text -> text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    @Property
    void recordIsReadBackAsItWasWritten(
            @ForAll GroupKind kind,
            @ForAll long reference,
            @ForAll @From("hostTexts") @StringLength(max = 20) String text,
            @ForAll @IntRange(min = 1, max = 4) int processes) {
        String written = GroupRecordText.encode(record(kind, reference, text, processes));
        GroupRecord read = GroupRecordText.decode(written);
        assertThat(GroupRecordText.encode(read)).isEqualTo(written);
        assertThat(read.shape().mirrorKey()).isEqualTo(text);
        assertThat(read.shape().reference()).isEqualTo(new GroupReference(reference));
        assertThat(read.shares()).hasSize(processes);
    }

    @Property
    void damagedTextIsRefusedOrReadButNeverAnythingElse(
            @ForAll @IntRange(max = 300) int place, @ForAll char damage, @ForAll GroupKind kind) {
        StringBuilder text = new StringBuilder(GroupRecordText.encode(record(kind, 7, "alice", 2)));
        text.setCharAt(place % text.length(), damage);
        assertTotal(text.toString());
        assertTotal(text.substring(place % text.length()));
    }

    @Property
    void anyTextIsRefusedOrReadButNeverAnythingElse(@ForAll String text) {
        assertTotal(text);
        assertTotal("trunkline group 1\n" + text + "\nend\n");
    }

    private static void assertTotal(String text) {
        try {
            assertThat(GroupRecordText.decode(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        } catch (RuntimeException other) {
            fail("not refused as it should be", other);
        }
    }
}
