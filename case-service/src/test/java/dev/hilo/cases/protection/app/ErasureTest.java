package dev.hilo.cases.protection.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.protection.app.CarrierTopics.Cut;
import dev.hilo.cases.protection.app.CarrierTopics.Reader;
import dev.hilo.cases.protection.app.Erasure.Blocker;
import dev.hilo.cases.protection.app.Erasure.Carriers;
import dev.hilo.contracts.ContractJson;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Carriers LEFT = new Carriers(Set.of("hilo.deliveries/3=17"));

    private final Erasure begun =
            Erasure.requested("ers_1", "u-begona", "eva", null, NOON).erased().destroyed(LEFT);

    @Test
    void a_group_in_its_way_is_named_with_the_time_it_was_first_found() {
        Erasure later = waiting(waiting(begun, 0, true), 60, true);

        assertThat(later.blockers()).containsExactly(new Blocker("hilo.deliveries", "channel-sms", NOON, NOON));
        assertThat(later.held("the broker is away").blockers()).isEqualTo(later.blockers());
        assertThat(later.done(NOON).blockers()).isEmpty();
    }

    @Test
    void a_group_is_idle_from_when_it_was_first_found_without_members_in_a_row() {
        Erasure back = waiting(waiting(begun, 0, true), 60, false);
        Erasure gone = waiting(back, 120, true);

        assertThat(waiting(begun, 0, true).idleSince(NOON)).containsExactly("channel-sms");
        assertThat(back.idleSince(NOON.plusSeconds(60))).isEmpty();
        assertThat(gone.idleSince(NOON.plusSeconds(60))).isEmpty();
        assertThat(gone.idleSince(NOON.plusSeconds(120))).containsExactly("channel-sms");
    }

    @Test
    void one_kept_before_blockers_were_known_has_none() throws Exception {
        String kept = ContractJson.mapper().writeValueAsString(begun).replace(",\"blockers\":[]", "");

        assertThat(kept).doesNotContain("blockers");
        assertThat(ContractJson.mapper().readValue(kept, Erasure.class)).isEqualTo(begun);
    }

    private static Erasure waiting(Erasure erasure, int later, boolean idle) {
        return erasure.waiting(
                new Cut(LEFT, Set.of(new Reader("hilo.deliveries", "channel-sms", idle))), NOON.plusSeconds(later));
    }
}
