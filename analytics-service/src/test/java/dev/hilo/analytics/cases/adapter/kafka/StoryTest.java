package dev.hilo.analytics.cases.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.FoldCommits;
import dev.hilo.analytics.cases.app.MemoryChapters;
import dev.hilo.analytics.cases.app.MemoryUserPositions;
import dev.hilo.analytics.cases.app.UserPositions;
import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.UserPosition;
import dev.hilo.analytics.reports.model.ChannelFigures;
import dev.hilo.analytics.reports.model.Summary;
import dev.hilo.analytics.reports.model.Tally;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.test.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract's samples folded as they come off the stream, with every kind of repetition. */
class StoryTest {

    private static final String CASE = "HILO-1001";

    private final List<ContextCommitted> story = Samples.story();
    private final List<ContextCommitted> upToTheResolution = story.subList(0, 5);
    private final MemoryChapters chapters = new MemoryChapters();
    private final CaseHistories histories = new CaseHistories(chapters);
    private final MemoryUserPositions positions = new MemoryUserPositions();
    private final FoldCommits fold = new FoldCommits(chapters, positions);

    @Test
    void the_story_is_one_case_on_two_channels_with_its_time_to_first_response_and_to_resolution() {
        handle(fold, upToTheResolution);

        Tally tally = new Tally();
        histories.forEachOpened(Instant.EPOCH, Instant.MAX, tally::count);
        Summary summary = tally.summary();

        assertThat(summary.opened()).isEqualTo(1);
        assertThat(summary.resolved()).isEqualTo(1);
        assertThat(summary.onSeveralChannels()).isEqualTo(1);
        assertThat(summary.channels())
                .containsExactly(new ChannelFigures("chat", 0, 1, 1), new ChannelFigures("email", 1, 1, 1));
        assertThat(summary.firstResponse().median()).contains(Duration.ofSeconds(359));
        assertThat(summary.resolution().mean()).contains(Duration.ofSeconds(539));
        assertThat(summary.firstContact().rate()).contains(1.0);
    }

    @Test
    void the_case_that_came_back_is_open_again() {
        handle(fold, story);

        assertThat(history().isResolved()).isFalse();
        assertThat(history().counts().reopened()).isEqualTo(1);
        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1, "email", 2));
    }

    @Test
    void every_commit_twice_the_stream_again_and_any_batches_lead_to_the_same_figures() {
        handle(fold, story);
        CaseHistory once = history();
        List<ContextCommitted> twice = new ArrayList<>();
        story.forEach(commit -> twice.addAll(List.of(commit, commit)));

        handle(fold, twice);
        story.forEach(commit -> handle(fold, List.of(commit)));
        assertThat(history()).isEqualTo(once);

        MemoryChapters others = new MemoryChapters();
        FoldCommits singly = new FoldCommits(others, new MemoryUserPositions());
        story.forEach(commit -> handle(singly, List.of(commit, commit)));
        assertThat(new CaseHistories(others).find(CASE)).contains(once);
    }

    @Test
    void a_crash_before_the_position_is_saved_counts_nothing_twice() {
        UserPositions dying = new UserPositions() {
            @Override
            public Map<String, UserPosition> load(Collection<String> userIds) {
                return positions.load(userIds);
            }

            @Override
            public void save(Collection<UserPosition> changed) {
                throw new IllegalStateException("killed");
            }
        };
        for (int end = 1; end <= story.size(); end++) {
            List<ContextCommitted> batch = story.subList(0, end);
            assertThatThrownBy(() -> handle(new FoldCommits(chapters, dying), batch))
                    .hasMessage("killed");
        }
        handle(fold, story);

        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1, "email", 2));
        assertThat(history().counts().reopened()).isEqualTo(1);
    }

    private CaseHistory history() {
        return histories.find(CASE).orElseThrow();
    }

    private static void handle(FoldCommits fold, List<ContextCommitted> commits) {
        fold.of(commits.stream().map(Commits::of).toList());
    }
}
