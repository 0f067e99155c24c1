package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.Event;
import dev.hilo.stream.FaultClassifier;
import dev.hilo.stream.UnprocessableEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class InSequenceTest {

    private final Map<String, Long> folded = new HashMap<>();
    private final List<String> handled = new ArrayList<>();
    private final InMemoryParkedCommits parked = new InMemoryParkedCommits();
    private boolean away;
    private String poison = "";
    private InSequence consumer = started();

    @Test
    void what_comes_in_order_passes_as_it_comes() throws Exception {
        handle("ana/1", "ana/2", "bob/1", "ana/3");

        assertThat(handled).containsExactly("ana/1", "ana/2", "bob/1", "ana/3");
        assertThat(parked.count()).isZero();
    }

    @Test
    void a_user_of_whom_a_commit_is_missing_waits_and_says_so_and_the_others_go_on() throws Exception {
        handle("ana/1", "ana/3", "bob/1", "ana/4");
        handle("ana/5", "bob/2");

        assertThat(handled).containsExactly("ana/1", "bob/1", "bob/2");
        assertThat(parked.some(10))
                .singleElement()
                .satisfies(gap -> assertThat(gap.userId() + gap.parked()).isEqualTo("ana[3, 4, 5]"));
    }

    @Test
    void when_the_missing_one_comes_those_that_waited_follow_it_and_the_gap_is_closed() throws Exception {
        handle("ana/4", "ana/3");
        handle("ana/2", "ana/6");
        assertThat(handled).isEmpty();

        handle("ana/1");
        assertThat(handled).containsExactly("ana/1", "ana/2", "ana/3", "ana/4");
        assertThat(parked.some(10))
                .singleElement()
                .satisfies(gap -> assertThat(gap.parked()).containsExactly(6L));

        handle("ana/5");
        assertThat(handled).endsWith("ana/5", "ana/6");
        assertThat(parked.count()).isZero();
    }

    @Test
    void what_comes_in_no_order_within_a_batch_is_put_in_order_and_parks_nothing() throws Exception {
        handle("ana/3", "ana/2", "bob/2", "ana/1", "bob/1");

        assertThat(handled).containsExactly("ana/1", "ana/2", "ana/3", "bob/1", "bob/2");
        assertThat(parked.stored).isZero();
    }

    @Test
    void in_whatever_order_ten_users_come_and_however_often_each_is_folded_whole() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            folded.clear();
            handled.clear();
            List<String> all = new ArrayList<>();
            for (int user = 0; user < 10; user++) {
                for (int version = 1; version <= 20; version++) {
                    all.add("u" + user + "/" + version);
                    all.add("u" + user + "/" + version);
                }
            }
            Random random = new Random(seed);
            Collections.shuffle(all, random);
            for (int from = 0; from < all.size(); from += 7) {
                consumer = started();
                handle(all.subList(from, Math.min(all.size(), from + 7)).toArray(String[]::new));
            }

            assertThat(folded)
                    .hasSize(10)
                    .allSatisfy((user, version) -> assertThat(version).isEqualTo(20));
            assertThat(parked.count()).isZero();
        }
    }

    @Test
    void a_store_that_is_away_while_the_followers_are_handed_on_costs_none_of_them() throws Exception {
        handle("ana/2", "ana/3");
        away = true;
        assertThatThrownBy(() -> handle("ana/1")).isInstanceOf(IOException.class);
        assertThat(parked.count()).isOne();

        away = false;
        consumer = started();
        handle("ana/1");
        assertThat(handled).containsExactly("ana/1", "ana/2", "ana/3");
        assertThat(parked.count()).isZero();
    }

    @Test
    void what_a_crash_left_parked_though_it_was_folded_is_forgotten() throws Exception {
        handle("ana/2");
        folded.put("ana", 2L);

        handle("ana/3");
        assertThat(handled).containsExactly("ana/3");
        assertThat(parked.count()).isZero();
    }

    @Test
    void a_follower_that_cannot_be_handled_is_named_once_and_those_behind_it_wait_for_it() throws Exception {
        handle("ana/2", "ana/3", "ana/4");
        poison = "ana/3";

        assertThatThrownBy(() -> handle("ana/1"))
                .isInstanceOfSatisfying(
                        UnprocessableEvent.class,
                        e -> assertThat(e.event().id()).isEqualTo("ana/3"))
                .hasMessageContaining("NumberFormatException");
        handle("ana/1");
        handle("bob/1");

        assertThat(handled).containsExactly("ana/1", "ana/2", "bob/1");
        assertThat(parked.some(10))
                .singleElement()
                .satisfies(gap -> assertThat(gap.parked()).containsExactly(4L));

        poison = "";
        handle("ana/3");
        assertThat(handled).endsWith("ana/3", "ana/4");
        assertThat(parked.count()).isZero();
    }

    @Test
    void so_many_of_one_user_may_wait_and_then_the_consumer_does() {
        assertThatThrownBy(() -> handle(IntStream.rangeClosed(2, InSequence.MOST + 2)
                        .mapToObj(version -> "ana/" + version)
                        .toArray(String[]::new)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than 1000");
    }

    private InSequence started() {
        return new InSequence(
                users -> {
                    Map<String, Long> known = new HashMap<>(folded);
                    known.keySet().retainAll(users);
                    return known;
                },
                parked,
                this::fold,
                FaultClassifier.standard(),
                Clock.systemUTC());
    }

    /** As handlers do: passes over what it has folded, and would notice a gap. */
    private void fold(List<Event<ContextCommitted>> events) throws IOException {
        if (away) {
            throw new IOException("the store is away");
        }
        for (Event<ContextCommitted> event : events) {
            long known = folded.getOrDefault(event.data().userId(), 0L);
            if (event.data().version() > known) {
                if (event.id().equals(poison)) {
                    throw new NumberFormatException("jose@corp.example");
                }
                assertThat(event.data().version()).as(event.id()).isEqualTo(known + 1);
                folded.put(event.data().userId(), event.data().version());
                handled.add(event.id());
            }
        }
    }

    private void handle(String... ids) throws Exception {
        consumer.handle(Arrays.stream(ids).map(InSequenceTest::event).toList());
    }

    private static Event<ContextCommitted> event(String id) {
        String user = id.substring(0, id.indexOf('/'));
        ContextCommitted commit = new ContextCommitted(
                user,
                Long.parseLong(id.substring(id.indexOf('/') + 1)),
                List.of("c"),
                Instant.EPOCH,
                List.of(new ContextCaseFact.CaseExpired("HILO-7", "P1Y")));
        return new Event<>(
                EventType.CONTEXT_COMMITTED,
                id,
                URI.create("/hilo/test"),
                user,
                commit,
                new ConsumerRecord<>("hilo.contexts", 0, 0, user, new byte[0]));
    }
}
