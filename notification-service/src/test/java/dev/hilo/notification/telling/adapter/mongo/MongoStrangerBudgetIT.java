package dev.hilo.notification.telling.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.kit.test.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoStrangerBudgetIT {

    private static final Instant AT = Instant.parse("2026-11-23T08:59:59.999Z");

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final MongoStrangerBudget budget = new MongoStrangerBudget(STORE.database(), 3);

    @Test
    void as_many_as_may_be_are_answered_within_a_clock_hour_and_more_in_the_next() {
        assertThat(List.of(budget.take(AT), budget.take(AT), budget.take(AT))).containsOnly(true);
        assertThat(budget.exceeded()).isNull();

        assertThat(budget.take(AT.minusSeconds(1800))).isFalse();
        assertThat(budget.exceeded()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(budget.take(AT.plusMillis(1))).isTrue();
        assertThat(budget.exceeded())
                .as("stays as the last hour that was too much")
                .isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void the_hour_is_counted_over_all_replicas_and_restarts() {
        for (int n = 0; n < 3; n++) {
            assertThat(new MongoStrangerBudget(STORE.database(), 3).take(AT)).isTrue();
        }

        assertThat(budget.take(AT)).isFalse();
    }

    @Test
    void of_many_at_once_exactly_as_many_as_may_be_are_answered() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<Boolean>> takes = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            takes.add(() -> {
                together.await();
                return new MongoStrangerBudget(STORE.database(), 3).take(AT);
            });
        }
        int answered = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> taken : threads.invokeAll(takes)) {
                answered += taken.get() ? 1 : 0;
            }
        }

        assertThat(answered).isEqualTo(3);
    }

    @Test
    void with_a_budget_of_none_no_stranger_is_answered() {
        assertThat(new MongoStrangerBudget(STORE.database(), 0).take(AT)).isFalse();
    }
}
