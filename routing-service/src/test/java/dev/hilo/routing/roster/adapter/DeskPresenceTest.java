package dev.hilo.routing.roster.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.State;
import dev.hilo.kit.PresenceStream;
import dev.hilo.routing.roster.app.MemoryRoster;
import dev.hilo.routing.roster.model.Presence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeskPresenceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final MemoryRoster roster = new MemoryRoster();
    private final List<PresenceNoted> noted = new ArrayList<>();
    private final DeskPresence desk = new DeskPresence(
            roster,
            new PresenceStream() {
                @Override
                public void note(PresenceNoted sign) {
                    noted.add(sign);
                }

                @Override
                public void follow(String reader, Consumer<PresenceNoted> heard) {
                    throw new UnsupportedOperationException("routing shows, it does not look");
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_desk_is_there_while_one_agent_is_at_work_and_gone_at_once_when_the_last_leaves() {
        roster.put("ana", "Ana", Set.of("service-desk"), Set.of(), 3);
        roster.put("luis", "Luis", Set.of("service-desk"), Set.of(), 3);
        desk.beat();
        assertThat(noted).as("an empty desk says nothing").isEmpty();

        says("ana", Presence.AVAILABLE);
        says("luis", Presence.AWAY);
        says("ana", Presence.OFFLINE);
        desk.beat();
        says("luis", Presence.OFFLINE);
        desk.beat();

        assertThat(noted)
                .extracting(PresenceNoted::state)
                .containsExactly(State.HERE, State.HERE, State.HERE, State.HERE, State.GONE);
        assertThat(noted).allMatch(sign -> sign.key().equals(PresenceNoted.WHOLE_DESK));
    }

    private void says(String agent, Presence presence) {
        roster.setPresence(agent, presence);
        desk.onRoster(new RosterChanged(agent));
    }
}
