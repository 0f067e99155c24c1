package dev.hilo.analytics.cases.app;

import static dev.hilo.analytics.cases.model.Histories.AT;
import static dev.hilo.analytics.cases.model.Histories.chapter;
import static dev.hilo.analytics.cases.model.Histories.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.Absorbed;
import dev.hilo.analytics.cases.model.Chapter;
import dev.hilo.analytics.cases.model.Counts;
import dev.hilo.analytics.cases.model.Given;
import dev.hilo.analytics.cases.model.Spoken;
import dev.hilo.analytics.cases.model.Standing;
import dev.hilo.analytics.cases.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of chapters promises. */
public abstract class ChaptersConformance {

    protected abstract Chapters chapters();

    private final Spoken spoken = new Spoken(List.of(new Spoken.Count("u-ana", "chat", 2)));
    private final Absorbed absorbed = new Absorbed("c", List.of("u-ana"), List.of("u-bea"));
    private final Chapter whole = new Chapter(
            new Chapter.Id("a", "u-ana"),
            1,
            7,
            AT,
            "email",
            new Standing(Status.CLOSED, "network", 1, true, AT.plusSeconds(9), "other", 5, "b"),
            new Counts(
                    spoken,
                    AT.plusSeconds(3),
                    4,
                    2,
                    1,
                    List.of(absorbed),
                    List.of(new Given("d", "u-bea", spoken, List.of(absorbed)))));
    private final Chapter open = chapter("b", 10, Map.of("email", 1), null, null);

    @Test
    void what_was_saved_is_loaded_unchanged() {
        chapters().save(List.of(whole, open));

        assertThat(chapters().load(List.of(whole.id(), open.id(), new Chapter.Id("a", "u-nobody"))))
                .isEqualTo(Map.of(whole.id(), whole, open.id(), open));
        assertThat(chapters().ofCases(List.of("a"))).containsExactly(whole);
        assertThat(chapters().ofCases(List.of("z"))).isEmpty();
    }

    @Test
    void the_same_or_an_earlier_version_never_replaces_what_is_stored_and_the_others_are_still_saved() {
        chapters().save(List.of(version(whole, 3)));
        chapters().save(List.of(version(whole, 2), open));

        assertThat(chapters().ofCases(List.of("a"))).containsExactly(version(whole, 3));
        assertThat(chapters().ofCases(List.of("b"))).containsExactly(open);

        chapters().save(List.of(version(open, 2)));
        assertThat(chapters().ofCases(List.of("b"))).containsExactly(version(open, 2));
    }

    @Test
    void a_span_begins_with_its_first_instant_and_ends_before_its_last() {
        chapters()
                .save(List.of(
                        chapter("early", -1, Map.of(), null, null),
                        chapter("first", 0, Map.of(), null, null),
                        chapter("inside", 9, Map.of(), null, null),
                        chapter("end", 10, Map.of(), null, null)));

        assertThat(openedIn(AT, AT.plusSeconds(10))).containsExactlyInAnyOrder("first", "inside");
        assertThat(openedIn(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z")))
                .hasSize(4);
    }

    @Test
    void a_case_is_handed_over_once_with_all_its_chapters() {
        List<Chapter> saved = new ArrayList<>();
        for (String log : List.of("u-1", "u-2", "u-3")) {
            for (String caseId : List.of("x", "y")) {
                Chapter here = chapter(caseId, 0, Map.of("chat", 1), null, null);
                saved.add(new Chapter(
                        new Chapter.Id(caseId, log),
                        1,
                        0,
                        here.openedAt(),
                        here.channel(),
                        here.standing(),
                        here.counts()));
            }
        }
        chapters().save(saved);

        assertThat(openedIn(AT, AT.plusSeconds(1))).containsExactlyInAnyOrder("x", "y");
        chapters()
                .forEachOpened(AT, AT.plusSeconds(1), found -> assertThat(found).hasSize(3));
    }

    @Test
    void nothing_to_save_is_fine() {
        chapters().save(List.of());

        assertThat(chapters().load(List.of())).isEmpty();
    }

    private List<String> openedIn(Instant from, Instant to) {
        List<String> found = new ArrayList<>();
        chapters()
                .forEachOpened(
                        from,
                        to,
                        ofOneCase -> found.add(ofOneCase.getFirst().id().caseId()));
        return found;
    }
}
