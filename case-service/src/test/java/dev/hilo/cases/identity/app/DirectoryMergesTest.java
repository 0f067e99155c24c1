package dev.hilo.cases.identity.app;

import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.directory.app.BringTogether;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.identity.app.World.Crash;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the directory makes of identities that are others'. */
class DirectoryMergesTest {

    private static final String WORK = "mailto:ana@corp.com";
    private static final String HOME = "mailto:ana@home.org";

    private final World world = new World(new InMemoryContextLog(), new InMemoryIdentities(), "");
    private final Replica replica = world.replica(Duration.ZERO);
    private final List<Elsewhere> left = new ArrayList<>();
    private final BringTogether directory =
            new BringTogether(replica.links, world.log, (entryId, userId, one) -> left.add(one));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whoever_dies_at_any_write_of_a_merge_leaves_it_to_be_finished_and_nothing_is_done_twice(int dying) {
        String user = writes(WORK);
        String other = writes(HOME);
        AtomicInteger writes = new AtomicInteger();
        world.whenWriting(
                () -> {
                    if (writes.incrementAndGet() == dying) {
                        throw new Crash();
                    }
                },
                () -> {});
        // A write beyond the last one kills nobody; then it is only told once more.
        try {
            settle(user, new Elsewhere(HOME, other, false));
        } catch (Crash e) {
            assertThat(writes).hasValue(dying);
        }
        world.calm();

        directory.finish(List.of(WORK, HOME));
        Context owner =
                world.latest(world.register.find(List.of(HOME)).get(HOME).userId());
        if (!owner.userId().equals(user)) {
            settle(user, new Elsewhere(HOME, owner.userId(), false));
        }

        assertThat(world.latest(user).memberIds()).containsExactly(user, other);
        assertThat(world.register.find(List.of(HOME)).get(HOME).userId()).isEqualTo(user);
        assertThat(world.stream.stream()
                        .flatMap(commit -> commit.facts().stream())
                        .filter(UserFact.UserMergedInto.class::isInstance))
                .hasSize(1);
        assertThat(left).isEmpty();
        Laws.hold(world, Set.of(), List.of(WORK, HOME));
    }

    @Test
    void of_a_user_with_something_else_that_is_verified_only_the_identity_goes() {
        String user = writes(WORK);
        String other = writes(HOME);
        replica.linking.link(other, "mailto:partner@home.org", "wish", "marta", null);

        assertThat(settle(user, new Elsewhere(HOME, other, false))).isEmpty();

        assertThat(world.latest(user).linked(HOME))
                .hasValueSatisfying(linked -> assertThat(linked.how()).isEqualTo(How.DIRECTORY));
        assertThat(world.latest(other).lineage().into()).isNull();
        assertThat(world.latest(other).knows("mailto:partner@home.org")).isTrue();
    }

    @Test
    void who_is_in_the_directory_too_is_left_alone() {
        String user = writes(WORK);
        String other = writes(HOME);
        Elsewhere theirs = new Elsewhere(HOME, other, true);

        assertThat(settle(user, theirs)).containsExactly(theirs);

        assertThat(left).containsExactly(theirs);
        assertThat(world.latest(other).knows(HOME)).isTrue();
    }

    private List<Elsewhere> settle(String user, Elsewhere one) {
        return directory.settle("entry", user, List.of(one));
    }

    private String writes(String identity) {
        replica.recording.record(
                List.of(new Incoming(mail("int:" + identity, identity).build(), 100, null)));
        return world.ownerOf(identity).userId();
    }
}
