package dev.hilo.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.kit.limits.ConcurrencyLimiter.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {

    private final ConcurrencyLimiter limiter = new ConcurrencyLimiter(2);

    @Test
    void a_key_holds_no_more_than_it_may_and_what_is_closed_is_free_again() {
        Permit first = limiter.acquire("jose").orElseThrow();
        assertThat(limiter.acquire("jose")).isPresent();
        assertThat(limiter.acquire("jose")).isEmpty();
        assertThat(limiter.acquire("王芳")).isPresent();

        first.close();
        first.close();
        assertThat(limiter.acquire("jose")).isPresent();
        assertThat(limiter.acquire("jose")).isEmpty();
    }

    @Test
    void nothing_is_remembered_of_who_holds_nothing() {
        limiter.acquire("jose").orElseThrow().close();
        assertThat(limiter.held("jose")).isZero();
    }

    @Test
    void many_at_once_get_no_more_than_there_is() throws Exception {
        ConcurrencyLimiter ten = new ConcurrencyLimiter(10);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> acquire = () -> ten.acquire("jose").isPresent();
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                asked.add(threads.submit(acquire));
            }
            int got = 0;
            for (Future<Boolean> one : asked) {
                got += one.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(10).isEqualTo(ten.held("jose"));
        }
    }
}
