package dev.hilo.analytics.reports.model;

import static dev.hilo.analytics.cases.model.Histories.AT;
import static dev.hilo.analytics.cases.model.Histories.chapter;
import static dev.hilo.analytics.cases.model.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.analytics.cases.model.Standing;
import dev.hilo.analytics.cases.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void no_cases_make_a_summary_without_times() {
        assertThat(new Tally().summary())
                .isEqualTo(new Summary(
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        Times.of(List.of()),
                        Times.of(List.of()),
                        new FirstContact(0, 0),
                        Satisfaction.UNKNOWN));
        assertThat(Times.of(List.of())).isEqualTo(new Times(0, Optional.empty(), Optional.empty()));
    }

    @Test
    void cases_are_counted_by_where_they_stand_and_by_the_channels_they_touched() {
        Tally tally = new Tally();
        tally.count(history("a", 0, Map.of("email", 1, "chat", 2), 60, 600));
        tally.count(history("b", 0, Map.of("email", 3), 120, null));
        tally.count(history("c", 0, Map.of("email", 1), null, null));

        Summary summary = tally.summary();

        assertThat(summary.opened()).isEqualTo(3);
        assertThat(summary.open()).isEqualTo(2);
        assertThat(summary.resolved()).isEqualTo(1);
        assertThat(summary.onSeveralChannels()).isEqualTo(1);
        assertThat(summary.channels())
                .containsExactly(new ChannelFigures("chat", 0, 1, 2), new ChannelFigures("email", 3, 3, 5));
        assertThat(summary.firstResponse())
                .isEqualTo(new Times(2, Optional.of(Duration.ofSeconds(90)), Optional.of(Duration.ofSeconds(90))));
        assertThat(summary.resolution().count()).isEqualTo(1);
    }

    @Test
    void merged_cases_count_once_and_cancelled_ones_apart() {
        Tally tally = new Tally();
        tally.count(history("a", 0, Map.of("email", 1), 60, 600));
        tally.count(history(with("b", new Standing(Status.CLOSED, "service-desk", 4, false, AT, "other", null, "a"))));
        tally.count(
                history(with("c", new Standing(Status.CANCELLED, "service-desk", 4, false, null, null, null, null))));
        tally.count(history(with("d", new Standing(Status.CLOSED, "service-desk", 4, true, AT, "other", 3, null))));

        Summary summary = tally.summary();

        assertThat(summary.opened()).isEqualTo(3);
        assertThat(summary.resolved()).isEqualTo(2);
        assertThat(summary.cancelled()).isEqualTo(1);
        assertThat(summary.open()).isZero();
        assertThat(summary.major()).isEqualTo(1);
    }

    @Test
    void satisfaction_is_a_mean_and_the_share_of_fours_and_fives() {
        Satisfaction satisfaction = Satisfaction.UNKNOWN.plus(5).plus(4).plus(1);

        assertThat(satisfaction.count()).isEqualTo(3);
        assertThat(satisfaction.mean()).contains(3.333);
        assertThat(satisfaction.satisfiedShare()).contains(0.667);
        assertThat(Satisfaction.UNKNOWN.mean()).isEmpty();
        assertThat(new FirstContact(4, 3).rate()).contains(0.75);
    }

    private static Chapter with(String caseId, Standing standing) {
        Chapter chapter = chapter(caseId, 0, Map.of("email", 1), null, null);
        return new Chapter(chapter.id(), 1, 0, chapter.openedAt(), chapter.channel(), standing, chapter.counts());
    }

    @Test
    void one_slow_case_moves_the_mean_but_not_the_median() {
        Times times = Times.of(List.of(Duration.ofHours(10), Duration.ofSeconds(10), Duration.ofSeconds(20)));

        assertThat(times.median()).contains(Duration.ofSeconds(20));
        assertThat(times.mean()).contains(Duration.ofSeconds(12_010));
    }
}
