package dev.hilo.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueVisibilityTest {

    @Test
    void an_agent_sees_the_queues_of_their_token() {
        assertThat(QueueVisibility.of(Set.of("agent"), List.of("network", "peticiones móviles")))
                .contains(Set.of("network", "peticiones móviles"));
        assertThat(QueueVisibility.of(
                        Set.of("agent", "user"),
                        Json.createArrayBuilder().add("network").build()))
                .contains(Set.of("network"));
        assertThat(QueueVisibility.of(Set.of("agent"), Json.createValue("network")))
                .contains(Set.of("network"));
    }

    @Test
    void an_agent_whose_token_names_no_queue_sees_none() {
        assertThat(QueueVisibility.of(Set.of("agent"), null)).contains(Set.of());
    }

    @Test
    void who_is_more_than_an_agent_sees_all_and_so_do_services() {
        for (Set<String> roles :
                List.of(Set.of("agent", "supervisor"), Set.of("administrator"), Set.of("service"), Set.of("channel"))) {
            assertThat(QueueVisibility.of(roles, List.of("network"))).isEmpty();
        }
    }
}
