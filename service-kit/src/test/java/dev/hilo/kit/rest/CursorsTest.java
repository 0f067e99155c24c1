package dev.hilo.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private record Place(Instant at, String id) {}

    private record Elsewhere(Instant at, String id) {}

    private static final Place PLACE = new Place(Instant.parse("2026-11-01T10:00:00.000000001Z"), "HILO-7|ñ");

    @Test
    void a_place_is_read_as_it_was_written() {
        assertThat(Cursors.read(Cursors.write(PLACE), Place.class)).isEqualTo(PLACE);
        assertThat(Cursors.read(null, Place.class)).isNull();
        assertThat(Cursors.write(PLACE)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        refused(Cursors.write(new Elsewhere(PLACE.at(), PLACE.id())));
    }

    @Test
    void a_cursor_that_was_changed_anywhere_or_shortened_is_refused() {
        String cursor = Cursors.write(PLACE);
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused(cursor.substring(0, i) + other + cursor.substring(i + 1));
            refused(cursor.substring(0, i));
        }
        refused("not base64 !");
    }

    private static void refused(String cursor) {
        assertThatThrownBy(() -> Cursors.read(cursor, Place.class))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getParameters()).containsEntry("field", "cursor");
                });
    }
}
