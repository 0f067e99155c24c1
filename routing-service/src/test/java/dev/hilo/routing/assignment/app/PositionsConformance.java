package dev.hilo.routing.assignment.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of positions promises. */
public abstract class PositionsConformance {

    protected abstract Positions positions();

    @Test
    void positions_move_forward_only() {
        positions().save(Map.of("u-ana", 3L, "u-luis", 1L));
        positions().save(Map.of("u-ana", 2L, "u-luis", 5L));

        assertThat(positions().load(List.of("u-ana", "u-luis", "u-nobody")))
                .isEqualTo(Map.of("u-ana", 3L, "u-luis", 5L));
    }

    @Test
    void nothing_to_save_is_fine() {
        positions().save(Map.of());

        assertThat(positions().load(List.of())).isEmpty();
    }
}
