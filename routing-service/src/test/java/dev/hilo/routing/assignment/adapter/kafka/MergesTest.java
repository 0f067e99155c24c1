package dev.hilo.routing.assignment.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.test.desk.SeededDesk;
import dev.hilo.kit.test.desk.SeededDesk.Standing;
import dev.hilo.routing.assignment.app.FoldCommits;
import dev.hilo.routing.assignment.app.MemoryPositions;
import dev.hilo.routing.assignment.app.MemoryRoutedCases;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
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

    private static final int ORDERS = 8;

    /** What is compared: not the version, which depends on whether a fact changed anything. */
    private record Routed(
            String userId,
            Status status,
            String queue,
            @Nullable String agentId,
            int priority,
            Instant openedAt) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void in_whatever_order_the_logs_come_each_case_ends_where_it_stands(long seed) {
        SeededDesk desk = new SeededDesk(seed, 5).live(600);
        Map<String, Routed> expected = new HashMap<>();
        desk.cases().forEach((id, standing) -> expected.put(id, expected(standing)));
        assertThat(expected).hasSizeGreaterThan(20);

        for (int order = 0; order < ORDERS; order++) {
            MemoryRoutedCases cases = new MemoryRoutedCases();
            fold(desk, cases, new Random(100 * seed + order));
            Map<String, Routed> found = new HashMap<>();
            cases.load(expected.keySet()).forEach((id, routed) -> found.put(id, found(routed)));
            assertThat(found).isEqualTo(expected);
        }
    }

    /** In batches of any size, some of them twice and some without the positions being saved. */
    private static void fold(SeededDesk desk, MemoryRoutedCases cases, Random dice) {
        List<ContextCommitted> stream = desk.inSomeOrder(dice);
        MemoryPositions positions = new MemoryPositions();
        int read = 0;
        while (read < stream.size()) {
            int end = Math.min(stream.size(), read + 1 + dice.nextInt(40));
            boolean dies = dice.nextInt(4) == 0;
            new FoldCommits(cases, dies ? new MemoryPositions() : positions)
                    .of(stream.subList(read, end).stream()
                            .map(MergesTest::sealed)
                            .map(Commits::of)
                            .toList());
            read = dies ? Math.max(0, read - dice.nextInt(10)) : end;
        }
    }

    /** As it comes off the stream, for one who has no keys. */
    private static ContextCommitted sealed(ContextCommitted commit) {
        return ContractJson.read(
                Sealing.seal(commit, (user, scope) -> AesGcm.key(new byte[32])), ContextCommitted.class);
    }

    private static Routed expected(Standing standing) {
        var state = standing.state();
        Status status = switch (state.status()) {
            case "new", "open", "reopened" -> state.agentId() == null ? Status.WAITING : Status.ASSIGNED;
            case "pending-user", "on-hold" -> Status.PAUSED;
            default -> Status.DONE;
        };
        return new Routed(
                standing.userId(), status, state.queue(), state.agentId(), state.priority(), state.openedAt());
    }

    private static Routed found(RoutedCase routed) {
        return new Routed(
                routed.userId(),
                routed.status(),
                routed.queue(),
                routed.agentId(),
                routed.priority(),
                routed.openedAt());
    }
}
