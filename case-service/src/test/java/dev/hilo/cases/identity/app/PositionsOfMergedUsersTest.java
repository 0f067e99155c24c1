package dev.hilo.cases.identity.app;

import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseMoves;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Position;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsOfMergedUsersTest {

    private static final String ANA = "mailto:ana@corp.com";
    private static final String BOB = "mailto:bob@corp.com";

    private final World world = new World(new InMemoryContextLog(), new InMemoryIdentities(), "");
    private final Replica replica = world.replica(Duration.ZERO);
    private final Positions positions = new Positions(world.log);

    @Test
    void what_users_wrote_before_they_were_merged_is_found_with_who_wrote_it() {
        String ana = writes("m1", ANA);
        String bob = writes("m2", BOB);
        String anasCase = only(ana).id();
        String bobsCase = only(bob).id();

        replica.merging.merge(ana, bob, "wish-1", "marta", null);

        Context one = world.ownerOf(ANA);
        assertThat(positionOf(one, "m1"))
                .isEqualTo(new Position(positionOf(one, "m1").interaction(), ana, anasCase, 0));
        assertThat(positionOf(one, "m2").member()).isEqualTo(bob);
        assertThat(positionOf(one, "m2").caseId()).isEqualTo(bobsCase);
    }

    @Test
    void when_a_merge_is_undone_each_finds_their_own_in_a_case_of_their_own_also_where_it_was_moved_in_between() {
        String ana = writes("m1", ANA);
        String bob = writes("m2", BOB);
        String bobsCase = only(bob).id();
        replica.merging.merge(ana, bob, "wish-1", "marta", null);
        Context merged = world.ownerOf(ANA);
        String anasCase = positionOf(merged, "m1").caseId();
        replica.acting.act(
                merged.userId(),
                "wish-2",
                anasCase,
                null,
                (context, numbers) -> CaseMoves.move(
                        context,
                        anasCase,
                        "m1",
                        positions.find(context, List.of("m1")),
                        bobsCase,
                        new CaseMoves.Why("marta", "lo mismo")));
        Context moved = world.ownerOf(ANA);
        assertThat(positionOf(moved, "m1").caseId()).isEqualTo(bobsCase);

        replica.undoing.undo(moved.userId(), moved.lineage().merges().getFirst().id(), "wish-3", "marta", "a mistake");

        Context anas = world.ownerOf(ANA);
        Context bobs = world.ownerOf(BOB);
        assertThat(anas.userId()).isNotEqualTo(bobs.userId());
        String now = positionOf(anas, "m1").caseId();
        assertThat(now).isNotEqualTo(bobsCase);
        assertThat(anas.findCase(now).map(Case::interactions)).contains(1L);
        assertThat(positionOf(bobs, "m2").caseId()).isEqualTo(bobsCase);
        assertThat(bobs.findCase(bobsCase).map(Case::interactions)).contains(1L);
    }

    private String writes(String id, String identity) {
        replica.recording.record(List.of(new Incoming(mail(id, identity).build(), 100, null)));
        return world.ownerOf(identity).userId();
    }

    private Case only(String user) {
        return world.latest(user).cases().getFirst();
    }

    private Position positionOf(Context context, String interactionId) {
        return positions.find(context, List.of(interactionId)).get(interactionId);
    }
}
