package dev.hilo.analytics.cases.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.analytics.cases.model.UserPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of positions promises. */
public abstract class UserPositionsConformance {

    protected abstract UserPositions positions();

    private final UserPosition second = new UserPosition("u-ana", 2, Map.of("int-1", "email"));

    @Test
    void positions_move_forward_only_with_all_they_hold() {
        positions().save(List.of(UserPosition.unknown("u-luis"), new UserPosition("u-ana", 1, Map.of())));
        positions().save(List.of(second));
        positions().save(List.of(new UserPosition("u-ana", 1, Map.of()), new UserPosition("u-eva", 9, Map.of())));

        assertThat(positions().load(List.of("u-ana", "u-eva", "u-nobody")))
                .isEqualTo(Map.of("u-ana", second, "u-eva", new UserPosition("u-eva", 9, Map.of())));
    }

    @Test
    void nothing_to_save_is_fine() {
        positions().save(List.of());

        assertThat(positions().load(List.of())).isEmpty();
    }
}
