package dev.hilo.analytics.cases.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.FoldCommits;
import dev.hilo.analytics.cases.app.MemoryChapters;
import dev.hilo.analytics.cases.app.MemoryUserPositions;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.Status;
import dev.hilo.analytics.reports.model.Summary;
import dev.hilo.analytics.reports.model.Tally;
import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.test.desk.SeededDesk;
import dev.hilo.kit.test.desk.SeededDesk.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users are merged and told apart again; their logs come in any order between them. */
class MergesTest {

    private static final int ORDERS = 6;

    /** What a case must show in the end. */
    private record Shown(
            String userId,
            Status status,
            String queue,
            int priority,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt,
            int reopened,
            @Nullable Integer score,
            @Nullable String mergedInto,
            Map<String, Integer> interactions) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void in_whatever_order_the_logs_come_figures_are_the_same_and_right(long seed) {
        SeededDesk desk = new SeededDesk(seed, 5).withoutNestedMerges().live(600);
        Map<String, Shown> expected = new HashMap<>();
        desk.cases().forEach((id, standing) -> expected.put(id, expected(desk, standing)));
        assertThat(expected).hasSizeGreaterThan(20);

        for (int order = 0; order < ORDERS; order++) {
            MemoryChapters chapters = new MemoryChapters();
            fold(desk, chapters, new Random(100 * seed + order));
            CaseHistories histories = new CaseHistories(chapters);
            Map<String, Shown> found = new HashMap<>();
            expected.keySet()
                    .forEach(id -> found.put(id, found(histories.find(id).orElseThrow())));
            assertThat(found).isEqualTo(expected);
            assertThat(summary(histories).opened()).isEqualTo((int) expected.values().stream()
                    .filter(one -> one.mergedInto() == null)
                    .count());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void merges_of_merged_users_lead_to_the_same_summary_in_whatever_order_the_logs_come(long seed) {
        SeededDesk desk = new SeededDesk(seed, 5).live(600);
        MemoryChapters first = new MemoryChapters();
        fold(desk, first, new Random(seed));
        Summary expected = summary(new CaseHistories(first));

        for (int order = 1; order < ORDERS; order++) {
            MemoryChapters chapters = new MemoryChapters();
            fold(desk, chapters, new Random(100 * seed + order));
            assertThat(summary(new CaseHistories(chapters))).isEqualTo(expected);
        }
    }

    private static Summary summary(CaseHistories histories) {
        Tally tally = new Tally();
        histories.forEachOpened(Instant.EPOCH, Instant.MAX, tally::count);
        return tally.summary();
    }

    /** In batches of any size, some of them twice and some without the positions being saved. */
    private static void fold(SeededDesk desk, MemoryChapters chapters, Random dice) {
        List<ContextCommitted> stream = desk.inSomeOrder(dice);
        MemoryUserPositions positions = new MemoryUserPositions();
        int read = 0;
        while (read < stream.size()) {
            int end = Math.min(stream.size(), read + 1 + dice.nextInt(40));
            boolean dies = dice.nextInt(4) == 0;
            new FoldCommits(chapters, dies ? positions.copy() : positions)
                    .of(stream.subList(read, end).stream()
                            .map(MergesTest::sealed)
                            .map(Commits::of)
                            .toList());
            read = dies ? read : end;
        }
    }

    /** As it comes off the stream, for one who has no keys. */
    private static ContextCommitted sealed(ContextCommitted commit) {
        return ContractJson.read(
                Sealing.seal(commit, (user, scope) -> AesGcm.key(new byte[AesGcm.KEY_BYTES])), ContextCommitted.class);
    }

    private static Shown expected(SeededDesk desk, Standing standing) {
        var state = standing.state();
        Map<String, Integer> interactions = new HashMap<>(desk.spoken(state.caseId()));
        interactions.putIfAbsent(state.channel(), 0);
        return new Shown(
                standing.userId(),
                switch (state.status()) {
                    case "resolved" -> Status.RESOLVED;
                    case "closed" -> Status.CLOSED;
                    case "cancelled" -> Status.CANCELLED;
                    default -> Status.OPEN;
                },
                state.queue(),
                state.priority(),
                state.firstResponseAt(),
                state.resolvedAt(),
                state.reopened(),
                state.score(),
                state.mergedIntoCaseId(),
                state.mergedIntoCaseId() == null ? interactions : Map.of());
    }

    private static Shown found(CaseHistory history) {
        return new Shown(
                history.userId(),
                history.standing().status(),
                history.standing().queue(),
                history.standing().priority(),
                history.counts().firstResponseAt(),
                history.standing().resolvedAt(),
                history.counts().reopened(),
                history.standing().score(),
                history.standing().mergedInto(),
                history.isMerged() ? Map.of() : history.interactions());
    }
}
