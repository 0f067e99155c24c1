package dev.hilo.analytics.cases.app;

import static dev.hilo.analytics.cases.model.Histories.AT;
import static dev.hilo.analytics.cases.model.Histories.history;
import static dev.hilo.analytics.cases.model.Histories.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of histories promises. */
public abstract class CaseHistoriesConformance {

    protected abstract CaseHistories histories();

    private final CaseHistory whole = history("a", 0, Map.of("email", 1, "chat", 2), 60, 600);
    private final CaseHistory open = history("b", 10, Map.of("email", 1), null, null);

    @Test
    void what_was_saved_is_loaded_unchanged() {
        histories().save(List.of(whole, open));

        assertThat(histories().load(List.of("a", "b", "c"))).isEqualTo(Map.of("a", whole, "b", open));
        assertThat(histories().find("a")).contains(whole);
        assertThat(histories().find("c")).isEmpty();
    }

    @Test
    void the_same_or_an_earlier_version_never_replaces_what_is_stored_and_the_others_are_still_saved() {
        histories().save(List.of(version(whole, 3)));
        histories().save(List.of(version(history("a", 0, Map.of(), null, null), 3), open));
        histories().save(List.of(history("a", 0, Map.of(), null, null)));

        assertThat(histories().find("a")).contains(version(whole, 3));
        assertThat(histories().find("b")).contains(open);

        histories().save(List.of(version(open, 2)));
        assertThat(histories().find("b")).contains(version(open, 2));
    }

    @Test
    void a_span_begins_with_its_first_instant_and_ends_before_its_last() {
        histories()
                .save(List.of(
                        history("early", -1, Map.of(), null, null),
                        history("first", 0, Map.of(), null, null),
                        history("inside", 9, Map.of(), null, null),
                        history("end", 10, Map.of(), null, null)));

        assertThat(openedIn(AT, AT.plusSeconds(10))).containsExactlyInAnyOrder("first", "inside");
        assertThat(openedIn(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z")))
                .hasSize(4);
    }

    @Test
    void nothing_to_save_is_fine() {
        histories().save(List.of());

        assertThat(histories().load(List.of())).isEmpty();
    }

    private List<String> openedIn(Instant from, Instant to) {
        List<String> found = new ArrayList<>();
        histories().forEachOpened(from, to, history -> found.add(history.caseId()));
        return found;
    }
}
