package dev.hilo.routing.roster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every roster promises. */
public abstract class RosterConformance {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00.000000007Z");

    protected abstract Roster roster();

    private final Agent marta =
            Agent.newcomer("marta", "Marta", Set.of("desk", "network"), Set.of("vpn"), 5, Presence.AVAILABLE);

    @Test
    void an_agent_is_added_once_and_found() {
        roster().addIfAbsent(marta);
        roster().addIfAbsent(Agent.newcomer("marta", "Other", Set.of("desk"), Set.of(), 1, Presence.OFFLINE));
        roster().addIfAbsent(Agent.newcomer("ana", "Ana", Set.of("desk"), Set.of(), 1, Presence.OFFLINE));

        assertThat(roster().find("marta")).contains(marta);
        assertThat(roster().find("nobody")).isEmpty();
        assertThat(roster().all()).extracting(Agent::id).containsExactly("ana", "marta");
    }

    @Test
    void a_changed_entry_keeps_presence_and_turns() {
        roster().addIfAbsent(marta);
        roster().takeTurn(marta, AT);

        Agent changed = roster().put("marta", "Marta R.", Set.of("desk"), Set.of(), 7);

        assertThat(changed)
                .isEqualTo(new Agent("marta", "Marta R.", Set.of("desk"), Set.of(), 7, Presence.AVAILABLE, AT, 1));
        assertThat(roster().find("marta")).contains(changed);
    }

    @Test
    void a_new_entry_is_offline() {
        assertThat(roster().put("eva", "Eva", Set.of("desk"), Set.of(), 2))
                .isEqualTo(Agent.newcomer("eva", "Eva", Set.of("desk"), Set.of(), 2, Presence.OFFLINE));
    }

    @Test
    void presence_changes_alone_and_only_of_somebody_who_is_there() {
        roster().addIfAbsent(marta);

        assertThat(roster().setPresence("marta", Presence.AWAY))
                .contains(Agent.newcomer("marta", "Marta", marta.queues(), marta.skills(), 5, Presence.AWAY));
        assertThat(roster().setPresence("nobody", Presence.AWAY)).isEmpty();
        assertThat(roster().find("nobody")).isEmpty();
    }

    @Test
    void of_two_who_decided_by_the_same_reading_one_takes_the_turn() {
        roster().addIfAbsent(marta);

        assertThat(roster().takeTurn(marta, AT)).isTrue();
        assertThat(roster().takeTurn(marta, AT)).isFalse();
        assertThat(roster().takeTurn(marta.assigned(AT), AT.plusSeconds(1))).isTrue();
        assertThat(roster().find("marta")).get().satisfies(agent -> {
            assertThat(agent.turns()).isEqualTo(2);
            assertThat(agent.lastAssignedAt()).isEqualTo(AT.plusSeconds(1));
        });
    }
}
