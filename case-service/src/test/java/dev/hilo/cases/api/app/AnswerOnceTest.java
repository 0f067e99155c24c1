package dev.hilo.cases.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.api.app.AnswerOnce.Turn;
import dev.hilo.cases.api.app.Replies.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerOnceTest {

    private static final Reply REPLY = new Reply(200, Map.of(), "application/json", "{}");

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final AnswerOnce once = new AnswerOnce(new MemoryReplies(), clock());

    @Test
    void the_first_does_it_and_the_second_gets_its_answer() {
        once.end(mine("k"), REPLY, Set.of("u-1"));

        assertThat(once.begin("k", "f")).isEqualTo(new Turn.Done(REPLY));
    }

    @Test
    void while_the_first_is_at_it_the_second_is_told_how_long_to_wait() {
        mine("k");
        now = now.plusSeconds(20);

        assertThat(once.begin("k", "f")).isEqualTo(new Turn.Busy(Duration.ofSeconds(40)));
    }

    @Test
    void when_the_first_has_died_the_next_does_it_and_the_late_answer_of_the_first_counts_for_nothing() {
        var first = mine("k");
        now = now.plus(AnswerOnce.PATIENCE).plusMillis(1);
        var second = mine("k");

        once.end(first, new Reply(500, Map.of(), null, "late"), Set.of());
        once.giveBack(first);
        assertThat(once.begin("k", "f")).isInstanceOf(Turn.Busy.class);
        once.end(second, REPLY, Set.of());
        assertThat(once.begin("k", "f")).isEqualTo(new Turn.Done(REPLY));
    }

    @Test
    void another_request_does_not_get_the_key_before_it_is_free_again() {
        once.end(mine("k"), REPLY, Set.of());
        now = now.plus(AnswerOnce.KEPT);
        assertThat(once.begin("k", "other")).isEqualTo(new Turn.NotThisRequest());

        now = now.plusMillis(1);
        assertThat(once.begin("k", "other")).isInstanceOf(Turn.Yours.class);
    }

    @Test
    void what_was_given_back_is_anybodys() {
        once.giveBack(mine("k"));

        assertThat(once.begin("k", "other")).isInstanceOf(Turn.Yours.class);
    }

    @Test
    void an_answer_too_long_to_keep_is_worked_out_again_and_the_key_stays_with_its_request() {
        String long1 = "x".repeat(AnswerOnce.LONGEST + 1);
        once.end(mine("k"), new Reply(200, Map.of(), null, long1), Set.of());
        now = now.plusSeconds(1);

        assertThat(once.begin("k", "other")).isEqualTo(new Turn.NotThisRequest());
        assertThat(once.begin("k", "f")).isInstanceOf(Turn.Yours.class);
        assertThat(once.begin("k", "f")).isInstanceOf(Turn.Busy.class);
    }

    @Test
    void the_sweep_takes_what_is_no_longer_kept() {
        once.end(mine("k"), REPLY, Set.of());
        now = now.plus(AnswerOnce.KEPT);
        once.sweep();
        assertThat(once.begin("k", "f")).isEqualTo(new Turn.Done(REPLY));

        now = now.plusSeconds(1);
        once.sweep();
        assertThat(once.begin("k", "f")).isInstanceOf(Turn.Yours.class);
    }

    private Replies.Entry mine(String key) {
        Turn turn = once.begin(key, "f");
        assertThat(turn).isInstanceOf(Turn.Yours.class);
        return ((Turn.Yours) turn).claim();
    }

    private Clock clock() {
        InstantSource ticking = () -> now;
        return ticking.withZone(ZoneOffset.UTC);
    }
}
