package dev.hilo.cases.webhooks.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.contract.FactKind;
import dev.hilo.cases.webhooks.model.Occurrence;
import dev.hilo.kit.test.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    private final List<Occurrence> story = Samples.story().stream()
            .flatMap(commit -> Occurrences.of(commit).stream())
            .toList();

    @Test
    void every_fact_that_has_a_name_is_one_and_what_a_later_version_states_is_none() {
        assertThat(story)
                .extracting(Occurrence::type)
                .contains(
                        "identity.linked",
                        "interaction.recorded",
                        "case.opened",
                        "interaction.attached",
                        "case.assigned",
                        "message.sent",
                        "case.resolved",
                        "case.reopened")
                .allMatch(type -> FactKind.ofWord(type).isPresent());
    }

    @Test
    void what_is_about_a_case_keeps_the_order_of_the_case_and_the_rest_that_of_the_user() {
        assertThat(story).allSatisfy(one -> {
            if (one.type().startsWith("identity") || one.type().startsWith("profile")) {
                assertThat(one.caseId()).isNull();
                assertThat(one.lane()).isEqualTo("user:" + one.userId());
            } else {
                assertThat(one.lane()).isEqualTo(one.caseId()).startsWith("HILO-");
            }
        });
    }

    @Test
    void an_event_has_one_id_without_a_full_stop_whatever_it_comes_from() {
        assertThat(story)
                .extracting(Occurrence::eventId)
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.contains("."));
    }
}
