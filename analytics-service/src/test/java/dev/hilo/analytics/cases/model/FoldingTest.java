package dev.hilo.analytics.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.CaseFact.AgentMessageSent;
import dev.hilo.analytics.cases.model.CaseFact.CaseMerged;
import dev.hilo.analytics.cases.model.CaseFact.CaseOpened;
import dev.hilo.analytics.cases.model.CaseFact.CaseReopened;
import dev.hilo.analytics.cases.model.CaseFact.CaseResolved;
import dev.hilo.analytics.cases.model.CaseFact.FeedbackGiven;
import dev.hilo.analytics.cases.model.CaseFact.HandlingChanged;
import dev.hilo.analytics.cases.model.CaseFact.InteractionAttached;
import dev.hilo.analytics.cases.model.CaseFact.InteractionMoved;
import dev.hilo.analytics.cases.model.CaseFact.InteractionRecorded;
import dev.hilo.analytics.cases.model.CaseFact.PartMoved;
import dev.hilo.analytics.cases.model.CaseFact.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final String CASE = "HILO-1";
    private static final String OTHER = "HILO-2";
    private static final String ANA = "u-ana";

    private UserPosition user = UserPosition.unknown(ANA);
    private final Map<Chapter.Id, Chapter> chapters = new HashMap<>();
    private long version;

    @Test
    void a_case_is_open_since_its_commit() {
        commit(0, new CaseOpened(CASE, "email", "service-desk", 4));

        assertThat(history().openedAt()).isEqualTo(AT);
        assertThat(history().isOpen()).isTrue();
        assertThat(history().timeToFirstResponse()).isEmpty();
        assertThat(history().timeToResolution()).isEmpty();
        assertThat(history().interactions()).containsOnlyKeys("email");
    }

    @Test
    void a_case_that_goes_on_by_chat_is_one_case_on_two_channels() {
        mailOpens();
        commit(60, new InteractionRecorded("int-2", "chat", false), new InteractionAttached(CASE, "int-2", ANA));
        commit(70, new InteractionRecorded("int-3", "chat", false), new InteractionAttached(CASE, "int-3", ANA));

        assertThat(chapters).hasSize(1);
        assertThat(history().interactions()).isEqualTo(Map.of("chat", 2, "email", 1));
    }

    @Test
    void the_first_message_of_an_agent_is_the_response_and_the_second_changes_nothing() {
        mailOpens();
        commit(300, new AgentMessageSent(CASE));
        commit(900, new AgentMessageSent(CASE));

        assertThat(history().timeToFirstResponse()).contains(Duration.ofSeconds(300));
    }

    @Test
    void a_case_that_came_back_is_open_again_until_its_latest_resolution() {
        mailOpens();
        commit(600, new CaseResolved(CASE, "configuration"));
        assertThat(history().timeToResolution()).contains(Duration.ofSeconds(600));

        commit(3_600, new CaseReopened(CASE, false));
        assertThat(history().isResolved()).isFalse();
        assertThat(history().timeToResolution()).isEmpty();
        assertThat(history().counts().reopened()).isEqualTo(1);

        commit(7_200, new CaseResolved(CASE, "hardware"));
        assertThat(history().timeToResolution()).contains(Duration.ofSeconds(7_200));
        assertThat(history().standing().cause()).isEqualTo("hardware");
    }

    @Test
    void a_case_resolved_with_one_message_is_resolved_at_first_contact_and_stays_so_when_it_is_closed() {
        mailOpens();
        commit(300, new AgentMessageSent(CASE));
        commit(600, new CaseResolved(CASE, "configuration"));
        commit(900, new StatusChanged(CASE, Status.CLOSED));

        assertThat(history().isResolvedAtFirstContact()).isTrue();
    }

    @Test
    void a_second_message_or_a_rejection_counts_against_first_contact() {
        mailOpens();
        commit(300, new AgentMessageSent(CASE));
        commit(400, new AgentMessageSent(CASE));
        commit(600, new CaseResolved(CASE, "configuration"));
        assertThat(history().isResolvedAtFirstContact()).isFalse();

        commit(700, new CaseOpened(OTHER, "chat", "service-desk", 4), new CaseResolved(OTHER, "other"));
        assertThat(history(OTHER).isResolvedAtFirstContact()).isTrue();
        commit(800, new CaseReopened(OTHER, true));
        commit(900, new CaseResolved(OTHER, "other"));
        assertThat(history(OTHER).isResolvedAtFirstContact()).isFalse();
        assertThat(history(OTHER).counts().rejected()).isEqualTo(1);
    }

    @Test
    void a_cancelled_case_is_neither_open_nor_resolved() {
        mailOpens();
        commit(60, new StatusChanged(CASE, Status.CANCELLED));

        assertThat(history().isOpen()).isFalse();
        assertThat(history().isResolved()).isFalse();
    }

    @Test
    void the_latest_score_and_the_latest_handling_count() {
        mailOpens();
        commit(60, new HandlingChanged(CASE, "network", 1, null), new HandlingChanged(CASE, null, null, true));
        commit(70, new FeedbackGiven(CASE, 2));
        commit(80, new FeedbackGiven(CASE, 5));

        assertThat(history().standing()).isEqualTo(new Standing(Status.OPEN, "network", 1, true, null, null, 5, null));
    }

    @Test
    void a_case_merged_into_another_is_over_and_what_was_said_about_it_counts_there() {
        mailOpens();
        commit(60, new CaseOpened(OTHER, "chat", "service-desk", 4));
        commit(70, new CaseMerged(CASE, OTHER));

        assertThat(history().isMerged()).isTrue();
        assertThat(chapter(OTHER).counts().absorbed()).containsExactly(Absorbed.whole(CASE));
    }

    @Test
    void an_interaction_that_is_moved_counts_for_the_other_case_only() {
        mailOpens();
        commit(60, new CaseOpened(OTHER, "chat", "service-desk", 4));
        commit(70, new InteractionMoved(CASE, OTHER, "email", ANA));

        assertThat(history().interactions()).isEqualTo(Map.of("email", 0));
        assertThat(history(OTHER).interactions()).isEqualTo(Map.of("chat", 0, "email", 1));
    }

    @Test
    void what_a_member_said_is_given_to_their_own_case_also_when_only_one_of_the_two_was_saved() {
        mailOpens();
        commit(60, new InteractionRecorded("int-2", "chat", false), new InteractionAttached(CASE, "int-2", "u-bea"));
        Map<Chapter.Id, Chapter> before = Map.copyOf(chapters);
        UserPosition position = user;
        Commit parting =
                commit(70, new CaseOpened(OTHER, "chat", "service-desk", 4), new PartMoved(CASE, OTHER, "u-bea"));
        assertThat(history().interactions()).isEqualTo(Map.of("email", 1));
        assertThat(history(OTHER).interactions()).isEqualTo(Map.of("chat", 1));

        Map<Chapter.Id, Chapter> halfSaved = new HashMap<>(before);
        halfSaved.put(new Chapter.Id(CASE, ANA), chapter(CASE));
        assertThat(Folding.of(position, halfSaved, parting).changed())
                .containsExactlyEntriesOf(Map.of(new Chapter.Id(OTHER, ANA), chapter(OTHER)));
    }

    @Test
    void what_a_machine_wrote_is_no_channel_of_the_person() {
        commit(
                0,
                new InteractionRecorded("int-1", "chat", false),
                new CaseOpened(CASE, "chat", "service-desk", 4),
                new InteractionAttached(CASE, "int-1", ANA));
        commit(60, new InteractionRecorded("int-2", "email", true), new InteractionAttached(CASE, "int-2", ANA));

        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1));
    }

    @Test
    void an_interaction_of_an_earlier_commit_can_join_a_case_later() {
        commit(0, new InteractionRecorded("int-1", "chat", false));
        commit(1, new CaseOpened(CASE, "email", "service-desk", 4), new InteractionAttached(CASE, "int-1", ANA));

        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1, "email", 0));
    }

    @Test
    void what_is_said_of_a_case_that_was_never_opened_is_passed_over() {
        commit(0, new AgentMessageSent(CASE), new CaseResolved(CASE, "other"));

        assertThat(chapters).isEmpty();
        assertThat(user.version()).isEqualTo(1);
    }

    @Test
    void a_commit_that_comes_again_changes_nothing() {
        Commit opening = mailOpens();

        assertThat(Folding.of(user, chapters, opening)).isEqualTo(new Folding(user, Map.of()));
    }

    @Test
    void a_commit_that_the_case_has_seen_changes_nothing_though_the_position_was_lost() {
        UserPosition before = user;
        Commit opening = mailOpens();
        UserPosition after = user;

        assertThat(Folding.of(before, chapters, opening)).isEqualTo(new Folding(after, Map.of()));
    }

    @Test
    void what_is_kept_of_a_user_stays_small() {
        for (int number = 0; number < 200; number++) {
            commit(number, new InteractionRecorded("int-" + number, "chat", false));
        }
        assertThat(user.channels()).hasSize(UserPosition.INTERACTIONS_KEPT).containsKey("int-199");
    }

    private Commit mailOpens() {
        return commit(
                0,
                new InteractionRecorded("int-1", "email", false),
                new CaseOpened(CASE, "email", "service-desk", 4),
                new InteractionAttached(CASE, "int-1", ANA));
    }

    private Commit commit(long second, CaseFact... facts) {
        version++;
        Commit commit = new Commit(ANA, version, AT.plusSeconds(second), List.of(facts));
        Folding folding = Folding.of(user, chapters, commit);
        user = folding.user();
        chapters.putAll(folding.changed());
        return commit;
    }

    private CaseHistory history() {
        return history(CASE);
    }

    private CaseHistory history(String caseId) {
        return Histories.history(chapter(caseId));
    }

    private Chapter chapter(String caseId) {
        return Optional.ofNullable(chapters.get(new Chapter.Id(caseId, ANA))).orElseThrow();
    }
}
