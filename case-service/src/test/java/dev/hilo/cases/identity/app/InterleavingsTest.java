package dev.hilo.cases.identity.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.model.Context;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A round is told again by {@code -Dhilo.seed=<the one it failed with> -Dhilo.rounds=1}. */
class InterleavingsTest {

    private static final long SEED = Long.getLong("hilo.seed", 20261125);

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final World world = new World(log, new InMemoryIdentities(), "");

    static IntStream rounds() {
        return IntStream.range(0, Integer.getInteger("hilo.rounds", 150));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void whoever_merges_users_and_cases_moves_splits_and_works_on_everything_is_in_one_place(int round) {
        long seed = SEED + round;
        Story story = new Story(world, seed, "s", 3).withDesk();
        story.unrest(25, 12);
        try {
            for (int i = 0; i < Integer.getInteger("hilo.steps", 80); i++) {
                story.step();
                if (i % 20 == 19) {
                    log.loseSnapshots();
                }
            }
            story.settle();
            hold(story);

            if (seed % 2 == 0) {
                story.eraseSome();
                story.settle();
                hold(story);
            }

            story.undoAll();
            story.settle();
            hold(story);
            assertThat(world.users)
                    .map(world::latest)
                    .filteredOn(context -> context.lineage().into() == null)
                    .map(Context::memberIds)
                    .allSatisfy(members -> assertThat(members).hasSize(1));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", steps " + story.told(), e);
        }
    }

    @Test
    void replicas_at_work_at_the_same_time_keep_the_laws_of_cases_too() throws Exception {
        List<Story> stories = IntStream.range(0, 3)
                .mapToObj(i -> new Story(world, SEED + i, "s", 1).withDesk())
                .toList();
        Story.atOnce(stories, 100);
        stories.forEach(story -> Laws.hold(world, story.interactions(), story.identities()));
        Laws.interactionsAreInOnePlace(
                world,
                stories.stream().flatMap(story -> story.interactions().stream()).toList());
    }

    private void hold(Story story) {
        Laws.hold(world, story.interactions(), story.identities());
        Laws.interactionsAreInOnePlace(world, story.interactions());
    }
}
