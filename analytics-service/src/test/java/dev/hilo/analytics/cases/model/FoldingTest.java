package dev.hilo.analytics.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.CaseFact.AgentMessageSent;
import dev.hilo.analytics.cases.model.CaseFact.CaseOpened;
import dev.hilo.analytics.cases.model.CaseFact.CaseReopened;
import dev.hilo.analytics.cases.model.CaseFact.CaseResolved;
import dev.hilo.analytics.cases.model.CaseFact.InteractionAttached;
import dev.hilo.analytics.cases.model.CaseFact.InteractionRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final String CASE = "HILO-1";

    private UserPosition user = UserPosition.unknown("u-ana");
    private final Map<String, CaseHistory> cases = new HashMap<>();
    private long version;

    @Test
    void a_case_is_open_since_its_commit() {
        commit(0, new CaseOpened(CASE, "email", "service-desk", 4));

        assertThat(history().openedAt()).isEqualTo(AT);
        assertThat(history().isResolved()).isFalse();
        assertThat(history().timeToFirstResponse()).isEmpty();
        assertThat(history().timeToResolution()).isEmpty();
        assertThat(history().interactions()).containsOnlyKeys("email");
    }

    @Test
    void a_case_that_goes_on_by_chat_is_one_case_on_two_channels() {
        mailOpens();
        commit(60, new InteractionRecorded("int-2", "chat", false), new InteractionAttached(CASE, "int-2"));
        commit(70, new InteractionRecorded("int-3", "chat", false), new InteractionAttached(CASE, "int-3"));

        assertThat(cases).hasSize(1);
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

        commit(3_600, new CaseReopened(CASE));
        assertThat(history().isResolved()).isFalse();
        assertThat(history().timeToResolution()).isEmpty();
        assertThat(history().reopened()).isEqualTo(1);

        commit(7_200, new CaseResolved(CASE, "hardware"));
        assertThat(history().timeToResolution()).contains(Duration.ofSeconds(7_200));
        assertThat(history().cause()).isEqualTo("hardware");
    }

    @Test
    void what_a_machine_wrote_is_no_channel_of_the_person() {
        commit(
                0,
                new InteractionRecorded("int-1", "chat", false),
                new CaseOpened(CASE, "chat", "service-desk", 4),
                new InteractionAttached(CASE, "int-1"));
        commit(60, new InteractionRecorded("int-2", "email", true), new InteractionAttached(CASE, "int-2"));

        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1));
    }

    @Test
    void an_interaction_of_an_earlier_commit_can_join_a_case_later() {
        commit(0, new InteractionRecorded("int-1", "chat", false));
        commit(1, new CaseOpened(CASE, "email", "service-desk", 4), new InteractionAttached(CASE, "int-1"));

        assertThat(history().interactions()).isEqualTo(Map.of("chat", 1, "email", 0));
    }

    @Test
    void what_is_said_of_a_case_that_was_never_opened_is_passed_over() {
        commit(0, new AgentMessageSent(CASE), new CaseResolved(CASE, "other"));

        assertThat(cases).isEmpty();
        assertThat(user.version()).isEqualTo(1);
    }

    @Test
    void a_commit_that_comes_again_changes_nothing() {
        Commit opening = mailOpens();

        assertThat(Folding.of(user, cases, opening)).isEqualTo(new Folding(user, Map.of()));
    }

    @Test
    void a_commit_that_the_case_has_seen_changes_nothing_though_the_position_was_lost() {
        UserPosition before = user;
        Commit opening = mailOpens();
        UserPosition after = user;

        assertThat(Folding.of(before, cases, opening)).isEqualTo(new Folding(after, Map.of()));
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
                new InteractionAttached(CASE, "int-1"));
    }

    private Commit commit(long second, CaseFact... facts) {
        version++;
        Commit commit = new Commit("u-ana", version, AT.plusSeconds(second), List.of(facts));
        Folding folding = Folding.of(user, cases, commit);
        user = folding.user();
        cases.putAll(folding.changed());
        return commit;
    }

    private CaseHistory history() {
        CaseHistory history = cases.get(CASE);
        assertThat(history).isNotNull();
        return history;
    }
}
