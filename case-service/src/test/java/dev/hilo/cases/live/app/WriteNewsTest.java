package dev.hilo.cases.live.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.live.app.Change.Touched;
import dev.hilo.cases.live.app.News.Told;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteNewsTest {

    private static final Watch NETWORK = new Watch.Queue("network");
    private static final Watch LAPTOPS = new Watch.Queue("laptops");
    private static final Watch LUIS = new Watch.Agent("luis", null);
    private static final Watch MARTA = new Watch.Agent("marta", null);

    private final Desk desk = new Desk();

    @Test
    void a_case_that_is_opened_is_shown_to_its_queue_even_if_nobody_has_written_its_row_yet() {
        desk.open("HILO-1", "network");

        News news = news(opened("HILO-1", "network"));

        assertThat(news.seenBy(NETWORK)).singleElement().satisfies(told -> {
            assertThat(told.kinds()).containsExactly("case.opened");
            assertThat(told.row()).isNotNull();
        });
        assertThat(news.seenBy(LAPTOPS)).isEmpty();
        assertThat(news.seenBy(LUIS)).isEmpty();
    }

    @Test
    void a_case_that_moves_is_shown_where_it_arrives_and_has_left_where_it_was() {
        desk.open("HILO-1", "network");
        desk.assign("HILO-1", 2, "laptops", "luis", new Place("network", "marta"));

        News news = news(assigned("HILO-1", 2, "laptops", "luis"));

        assertThat(shown(news, LAPTOPS)).containsExactly("HILO-1");
        assertThat(shown(news, LUIS)).containsExactly("HILO-1");
        assertThat(left(news, NETWORK)).containsExactly("HILO-1");
        assertThat(left(news, MARTA)).containsExactly("HILO-1");
        assertThat(news.seenBy(new Watch.Queue("printers"))).isEmpty();
    }

    @Test
    void one_who_hears_of_it_late_is_told_how_it_is_now() {
        desk.open("HILO-1", "network");
        desk.assign("HILO-1", 2, "laptops", "luis", new Place("network", null));

        News late = news(opened("HILO-1", "network"));

        assertThat(left(late, NETWORK)).containsExactly("HILO-1");
        assertThat(shown(late, LAPTOPS)).containsExactly("HILO-1");
    }

    @Test
    void a_case_that_left_and_came_back_is_shown() {
        desk.open("HILO-1", "network");
        desk.assign("HILO-1", 2, "laptops", "luis", new Place("network", null));
        desk.assign("HILO-1", 3, "network", "luis", new Place("laptops", "luis"));

        assertThat(shown(news(assigned("HILO-1", 2, "laptops", "luis")), NETWORK))
                .containsExactly("HILO-1");
    }

    @Test
    void where_it_was_before_cannot_be_found_out_everybody_else_is_told_that_it_left() {
        desk.open("HILO-1", "network");
        desk.assign("HILO-1", 2, "laptops", "luis", null);

        News news = news(assigned("HILO-1", 2, "laptops", "luis"));

        assertThat(left(news, NETWORK)).containsExactly("HILO-1");
        assertThat(left(news, new Watch.Queue("printers"))).containsExactly("HILO-1");
        assertThat(shown(news, LAPTOPS)).containsExactly("HILO-1");
    }

    @Test
    void an_agent_who_sees_cases_by_queue_loses_sight_of_one_that_goes_elsewhere() {
        Watch marta = new Watch.Agent("marta", Set.of("network"));
        desk.open("HILO-1", "network");
        desk.assign("HILO-1", 2, "network", "marta", new Place("network", null));
        assertThat(shown(news(assigned("HILO-1", 2, "network", "marta")), marta))
                .containsExactly("HILO-1");

        desk.assign("HILO-1", 3, "laptops", "marta", new Place("network", "marta"));
        assertThat(left(news(assigned("HILO-1", 3, "laptops", "marta")), marta)).containsExactly("HILO-1");
    }

    @Test
    void what_does_not_move_a_case_is_told_where_it_is() {
        desk.open("HILO-1", "network");

        News news = news(new Touched("HILO-1", List.of("message.sent"), false, Set.of()));

        assertThat(shown(news, NETWORK)).containsExactly("HILO-1");
        assertThat(news.seenBy(LAPTOPS)).isEmpty();
    }

    private News news(Touched touched) {
        return news(change(touched, 1));
    }

    private News news(Change change) {
        return desk.news().of(List.of(change)).getFirst();
    }

    private static Touched opened(String caseId, String queue) {
        return new Touched(caseId, List.of("case.opened"), true, Set.of(new Place(queue, null)));
    }

    private static Change assigned(String caseId, long version, String queue, String agentId) {
        return change(new Touched(caseId, List.of("case.assigned"), false, Set.of(new Place(queue, agentId))), version);
    }

    private static Change change(Touched touched, long version) {
        return new Change(0, version, Desk.user(touched.caseId()), version, Instant.EPOCH, List.of(touched));
    }

    private static List<String> shown(News news, Watch watch) {
        return news.seenBy(watch).stream()
                .filter(told -> told.row() != null)
                .map(Told::caseId)
                .toList();
    }

    private static List<String> left(News news, Watch watch) {
        return news.seenBy(watch).stream()
                .filter(told -> told.row() == null)
                .map(Told::caseId)
                .toList();
    }
}
