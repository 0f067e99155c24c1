package dev.hilo.cases.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.api.app.Replies.Entry;
import dev.hilo.cases.api.app.Replies.Progress;
import dev.hilo.cases.api.app.Replies.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every register of kept answers keeps. */
public abstract class RepliesConformance {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Reply REPLY = new Reply(200, Map.of("ETag", "\"3\""), "application/json", "{\"text\":\"ñ\"}");

    protected abstract Replies replies();

    @Test
    void the_first_of_an_id_is_put_and_the_second_meets_it_as_it_was_written() {
        for (Progress progress :
                Set.of(new Progress.Working(), new Progress.TooLarge(), new Progress.Answered(REPLY))) {
            Entry first = new Entry(progress.toString(), "f", NOON, progress, Set.of("u-1", "u-2"));

            assertThat(replies().putIfAbsent(first)).isEmpty();
            assertThat(replies().putIfAbsent(working(first.id(), NOON.plusMillis(1))))
                    .contains(first);
        }
    }

    @Test
    void an_answer_without_body_is_kept_as_such() {
        Entry entry = new Entry("a", "f", NOON, new Progress.Answered(new Reply(204, Map.of(), null, null)), Set.of());
        replies().putIfAbsent(entry);

        assertThat(replies().putIfAbsent(working("a", NOON))).contains(entry);
    }

    @Test
    void of_two_writers_who_saw_the_same_one_wins() {
        replies().putIfAbsent(working("a", NOON));

        assertThat(replies().replace(working("a", NOON.plusMillis(1)), NOON)).isTrue();
        assertThat(replies().replace(working("a", NOON.plusMillis(2)), NOON)).isFalse();
        assertThat(replies().replace(working("b", NOON), NOON)).isFalse();
    }

    @Test
    void only_the_entry_that_was_seen_is_removed() {
        replies().putIfAbsent(working("a", NOON));
        replies().remove("a", NOON.plusMillis(1));
        assertThat(replies().putIfAbsent(working("a", NOON))).isPresent();

        replies().remove("a", NOON);
        assertThat(replies().putIfAbsent(working("a", NOON))).isEmpty();
    }

    @Test
    void what_holds_a_users_data_is_forgotten_with_them_and_nothing_else() {
        replies().putIfAbsent(new Entry("a", "f", NOON, new Progress.Answered(REPLY), Set.of("u-1", "u-2")));
        replies().putIfAbsent(new Entry("b", "f", NOON, new Progress.Answered(REPLY), Set.of("u-3")));

        replies().forget("u-2");

        assertThat(replies().putIfAbsent(working("a", NOON))).isEmpty();
        assertThat(replies().putIfAbsent(working("b", NOON))).isPresent();
    }

    @Test
    void what_is_older_goes() {
        replies().putIfAbsent(working("old", NOON.minusMillis(1)));
        replies().putIfAbsent(working("young", NOON));

        replies().removeBefore(NOON);

        assertThat(replies().putIfAbsent(working("old", NOON))).isEmpty();
        assertThat(replies().putIfAbsent(working("young", NOON))).isPresent();
    }

    private static Entry working(String id, Instant at) {
        return new Entry(id, "f", at, new Progress.Working(), Set.of());
    }
}
