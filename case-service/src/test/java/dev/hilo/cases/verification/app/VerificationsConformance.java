package dev.hilo.cases.verification.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.verification.model.Verification;
import dev.hilo.cases.verification.model.Verification.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of verifications keeps. */
public abstract class VerificationsConformance {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123Z");

    protected abstract Verifications verifications();

    @Test
    void each_is_found_where_it_stands_as_it_was_written() {
        for (State state : State.values()) {
            Verification one = verification("a", "1", 1, state, state == State.ACCEPTED ? "int_1" : null);
            verifications().put(one);

            assertThat(verifications().find("a")).contains(one);
        }
        assertThat(verifications().find("b")).isEmpty();
    }

    @Test
    void a_new_one_takes_the_place_of_the_former() {
        verifications().put(verification("a", "1", 3, State.PENDING, null));
        verifications().put(verification("a", "2", 1, State.PENDING, null));

        assertThat(verifications().find("a")).map(Verification::id).contains("a-2");
    }

    @Test
    void of_two_who_saw_the_same_one_writes() {
        verifications().put(verification("a", "1", 1, State.PENDING, null));

        assertThat(verifications().replace(verification("a", "1", 2, State.REFUSED, null), 1))
                .isTrue();
        assertThat(verifications().replace(verification("a", "1", 2, State.ACCEPTED, null), 1))
                .isFalse();
        assertThat(verifications().replace(verification("a", "2", 3, State.ACCEPTED, null), 2))
                .isFalse();
        assertThat(verifications().replace(verification("b", "1", 2, State.ACCEPTED, null), 1))
                .isFalse();
        assertThat(verifications().find("a")).map(Verification::state).contains(State.REFUSED);
    }

    @Test
    void everybody_who_counts_at_once_gets_a_number_of_their_own() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counting = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counting.add(threads.submit(() -> verifications().count("n", NOON)));
            }
            for (Future<Integer> one : counting) {
                numbers.add(one.get());
            }
        }
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(verifications().count("other", NOON)).isEqualTo(1);
    }

    @Test
    void a_person_is_forgotten_as_who_claims_and_as_who_is_claimed() {
        verifications().put(verification("a", "1", 1, State.PENDING, null));
        verifications().put(verification("b", "1", 1, State.PENDING, null));
        verifications().put(verification("c", "1", 1, State.PENDING, null));

        verifications().forget(List.of("a"), List.of("mailto:b@corp.com"));

        assertThat(verifications().find("a")).isEmpty();
        assertThat(verifications().find("b")).isEmpty();
        assertThat(verifications().find("c")).isPresent();
    }

    @Test
    void what_is_over_goes() {
        Verification one = verification("a", "1", 1, State.PENDING, null);
        verifications().put(one);
        verifications().count("n", NOON);

        verifications().removeGone(one.goneAt().minusMillis(1));
        assertThat(verifications().find("a")).isPresent();
        assertThat(verifications().count("n", NOON)).isEqualTo(1);

        verifications().removeGone(one.goneAt());
        assertThat(verifications().find("a")).isEmpty();
    }

    private static Verification verification(
            String place, String nonce, long revision, State state, @Nullable String acceptedIn) {
        return new Verification(
                place,
                place + "-" + nonce,
                revision,
                "chat:" + place,
                "mailto:" + place + "@corp.com",
                "hash",
                NOON,
                4,
                state,
                acceptedIn,
                List.of("int_0"));
    }
}
