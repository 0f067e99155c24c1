package dev.hilo.cases.live.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void it_is_read_as_it_was_written() {
        Position position = Position.of(Map.of(1, 99L, 0, 1_234L));

        assertThat(position).hasToString("0:1234,1:99");
        assertThat(Position.parse("0:1234,1:99")).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0:", ":1", "0:1,", "0:-1", "0:1;1:2", "0:99999999999999999999", "a:1"})
    void anything_else_is_no_position(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void a_partition_that_is_not_named_has_not_been_read() {
        Position position = Position.of(Map.of(0, 5L));

        assertThat(position.reaches(Position.of(Map.of(0, 5L, 1, 0L)))).isTrue();
        assertThat(position.reaches(Position.of(Map.of(0, 5L, 1, 1L)))).isFalse();
        assertThat(position.distance(Position.of(Map.of(0, 7L, 1, 3L)))).isEqualTo(5);
    }

    @Test
    void it_only_goes_forward() {
        Position position = Position.of(Map.of(0, 5L, 1, 2L));

        assertThat(position.orLater(Position.of(Map.of(0, 3L, 1, 4L)))).hasToString("0:5,1:4");
        assertThat(position.after(new Change(0, 3, "u", 1, Instant.EPOCH, List.of())))
                .isEqualTo(position);
        assertThat(position.after(new Change(0, 9, "u", 1, Instant.EPOCH, List.of())))
                .hasToString("0:10,1:2");
    }
}
