package dev.hilo.cases.identity.app;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.identity.app.World.Crash;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhoIsWhoTest {

    private static final long SEED = Long.getLong("hilo.seed", 20261125);

    private final World world = new World(new InMemoryContextLog(), new InMemoryIdentities(), "");

    static IntStream rounds() {
        return IntStream.range(0, Integer.getInteger("hilo.rounds", 150));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void whatever_happens_in_whatever_order_nothing_is_lost_doubled_or_in_two_places(int round) {
        Story story = new Story(world, SEED + round, "s", 3);
        story.unrest(25, 12);
        for (int i = 0; i < Integer.getInteger("hilo.steps", 60); i++) {
            story.step();
        }
        story.settle();
        Laws.hold(world, story.interactions(), story.identities());

        story.undoAll();
        story.settle();
        Laws.hold(world, story.interactions(), story.identities());
        assertThat(world.users)
                .map(world::latest)
                .map(Context::memberIds)
                .allSatisfy(members -> assertThat(members).hasSize(1));
    }

    @Test
    void replicas_at_work_at_the_same_time_keep_the_laws() throws Exception {
        List<Story> stories = IntStream.range(0, 4)
                .mapToObj(i -> new Story(world, SEED + i, "s", 1))
                .toList();
        Story.atOnce(stories, 100);
        stories.forEach(story -> Laws.hold(world, story.interactions(), story.identities()));
    }

    @Test
    void an_identity_whose_link_died_before_its_commit_is_whom_the_register_says_once_somebody_writes_on_it() {
        String ana = writes("mailto:ana@corp.com");
        world.whenWriting(
                () -> {
                    if (world.register.find(List.of("chat:v1")).containsKey("chat:v1")) {
                        throw new Crash();
                    }
                },
                () -> {});
        assertThatThrownBy(() -> world.replica(Duration.ZERO).linking.link(ana, "chat:v1", "wish-1", "marta", null))
                .isInstanceOf(Crash.class);
        world.calm();
        assertThat(world.latest(ana).knows("chat:v1")).isFalse();

        world.replica(Duration.ZERO)
                .recording
                .record(List.of(new Incoming(chat("int-1", "v1").build(), 100, null)));

        assertThat(world.ownerOf("chat:v1").userId()).isEqualTo(ana);
        Laws.hold(world, Set.of("int-1"), List.of("mailto:ana@corp.com", "chat:v1"));
    }

    @Test
    void who_is_suspect_has_a_case_of_their_own_and_neither_joins_anybody_nor_proves_anything() {
        String ana = writes("mailto:ana@corp.com");
        long version = world.latest(ana).version();
        Interaction forged = mail("int-forged", "mailto:ana@corp.com")
                .named("Ana")
                .conversation("<int-1@corp.com>")
                .quoting(world.latest(ana).cases().getFirst().id())
                .suspect()
                .build();
        for (int time = 0; time < 2; time++) {
            record(forged, mail("int-" + time, "mailto:eva@corp.com").suspect().build());
        }

        Commit commit = recorded("int-forged");
        String stranger = commit.userId();
        assertThat(stranger).isNotEqualTo(ana).isNotEqualTo(recorded("int-0").userId());
        assertThat(commit.facts()).noneMatch(UserFact.IdentityLinked.class::isInstance);
        assertThat(world.latest(stranger)).satisfies(context -> {
            assertThat(context.version()).isEqualTo(1);
            assertThat(context.profile().displayName()).isNull();
            assertThat(context.cases())
                    .singleElement()
                    .satisfies(one -> assertThat(one.matter().suspect()).isTrue());
        });
        assertThat(world.latest(ana).version()).isEqualTo(version);
        assertThat(world.register.find(List.of("mailto:eva@corp.com"))).isEmpty();
        record(mail("int-real", "mailto:ana@corp.com").build());
        assertThat(recorded("int-real").userId()).isEqualTo(ana);
    }

    @Test
    void who_was_suspect_and_is_known_by_an_agent_to_be_the_person_is_merged_and_stays_marked() {
        String ana = writes("mailto:ana@corp.com");
        Interaction mistaken =
                mail("int-mistaken", "mailto:ana@corp.com").suspect().build();
        record(mistaken);
        String stranger = recorded("int-mistaken").userId();

        world.replica(Duration.ZERO).merging.merge(stranger, ana, "merge-1", "marta", "it was her");
        record(mistaken);

        assertThat(world.stream.stream().filter(commit -> commit.causes().contains("int-mistaken")))
                .hasSize(1);
        assertThat(world.latest(ana).cases())
                .filteredOn(one -> one.matter().suspect())
                .singleElement()
                .satisfies(one -> assertThat(one.interactions()).isEqualTo(1));
    }

    @Test
    void what_somebody_suspect_wrote_who_is_erased_by_now_is_dropped_when_it_comes_again() {
        Interaction forged = mail("int-forged", "mailto:ana@corp.com").suspect().build();
        record(forged);
        String stranger = recorded("int-forged").userId();
        Decision erased = new Decision.Accepted(List.of(new UserFact.UserErased("marta", null, List.of())));
        world.replica(Duration.ZERO).acting.act(stranger, "erase-1", null, null, (context, numbers) -> erased);
        int before = world.stream.size();

        record(forged, mail("int-later", "mailto:ana@corp.com").build());

        assertThat(world.stream).hasSize(before + 1);
        assertThat(recorded("int-later").userId()).isNotEqualTo(stranger);
    }

    @Test
    void what_comes_again_before_all_places_have_forgotten_an_erased_person_is_known() {
        String ana = writes("mailto:ana@corp.com");
        Decision erased = new Decision.Accepted(List.of(new UserFact.UserErased("marta", null, List.of())));
        world.replica(Duration.ZERO).acting.act(ana, "erase-1", null, null, (context, numbers) -> erased);

        world.replica(Duration.ZERO)
                .recording
                .record(List.of(new Incoming(
                        mail("int:mailto:ana@corp.com", "mailto:ana@corp.com").build(), 100, null)));

        Laws.hold(world, Set.of("int:mailto:ana@corp.com"), List.of());
        assertThat(world.users)
                .filteredOn(user -> world.latest(user).version() > 0)
                .containsExactly(ana);
    }

    @Test
    void of_two_merges_that_would_make_a_circle_the_one_with_the_greater_id_is_undone() {
        String ana = writes("mailto:ana@corp.com");
        String bob = writes("mailto:bob@corp.com");
        Replica one = world.replica(Duration.ZERO);
        Replica other = world.replica(Duration.ofSeconds(-5));
        AtomicInteger writes = new AtomicInteger();
        world.whenWriting(
                () -> {
                    if (writes.getAndIncrement() == 0) {
                        // Overtaken before its first commit by one that dies after its own.
                        assertThatThrownBy(() -> other.merging.merge(bob, ana, "wish-2", "luis", null))
                                .isInstanceOf(Crash.class);
                    }
                },
                () -> {
                    if (writes.get() == 2) {
                        writes.incrementAndGet();
                        throw new Crash();
                    }
                });

        Outcome outcome = one.merging.merge(ana, bob, "wish-1", "marta", null);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.context().userId()).isEqualTo(bob));
        assertThat(world.latest(bob).memberIds()).containsExactly(bob, ana);
        assertThat(world.latest(ana).lineage().into().userId()).isEqualTo(bob);
        world.calm();
        assertThat(other.merging.merge(bob, ana, "wish-3", "luis", null)).isEqualTo(new Outcome.SamePerson(bob));
        Laws.hold(world, Set.of(), List.of("mailto:ana@corp.com", "mailto:bob@corp.com"));
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_identity_that_arrived_and_went_on_does_not_arrive_again_where_a_slow_replica_looks_for_its_user() {
        String ana = writes("mailto:ana@corp.com");
        String bob = writes("mailto:bob@corp.com");
        String eva = writes("mailto:eva@corp.com");
        String wang = writes("mailto:wang@corp.com");
        Replica slow = world.replica(Duration.ZERO);
        Replica fast = world.replica(Duration.ofSeconds(-5));
        slow.linking.link(ana, "chat:v1", "wish-1", "marta", null);
        AtomicInteger writes = new AtomicInteger();
        world.whenWriting(
                () -> {
                    boolean left = !world.latest(ana).knows("chat:v1");
                    if (left && writes.getAndIncrement() == 0) {
                        fast.links.settle(List.of(), List.of("chat:v1"));
                        fast.linking.link(eva, "chat:v1", "wish-3", "luis", null);
                        fast.merging.merge(bob, wang, "wish-4", "luis", null);
                    }
                },
                () -> {});

        slow.linking.link(bob, "chat:v1", "wish-2", "marta", null);

        assertThat(world.latest(wang).memberIds()).containsExactly(wang, bob);
        Laws.hold(world, Set.of(), List.of("chat:v1"));
        assertThat(world.ownerOf("chat:v1").userId()).isEqualTo(eva);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_identity_that_arrived_and_went_on_keeps_a_slow_replica_from_nothing() {
        String ana = writes("mailto:ana@corp.com");
        String bob = writes("mailto:bob@corp.com");
        String eva = writes("mailto:eva@corp.com");
        Replica slow = world.replica(Duration.ZERO);
        Replica fast = world.replica(Duration.ofSeconds(-5));
        slow.linking.link(ana, "chat:v1", "wish-1", "marta", null);
        AtomicInteger writes = new AtomicInteger();
        world.whenWriting(
                () -> {
                    boolean left = !world.latest(ana).knows("chat:v1");
                    if (left && writes.getAndIncrement() == 0) {
                        fast.links.settle(List.of(), List.of("chat:v1"));
                        fast.linking.link(eva, "chat:v1", "wish-3", "luis", null);
                    }
                },
                () -> {});

        slow.linking.link(bob, "chat:v1", "wish-2", "marta", null);

        Laws.hold(world, Set.of(), List.of("chat:v1"));
        assertThat(world.ownerOf("chat:v1").userId()).isEqualTo(eva);
    }

    @Test
    void merges_into_each_other_at_the_same_time_make_one_user() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 60; round++) {
                List<String> users = new ArrayList<>();
                for (String name : List.of("a", "b", "c")) {
                    users.add(writes("mailto:" + name + round + "@corp.com"));
                }
                CyclicBarrier together = new CyclicBarrier(3);
                List<Future<Outcome>> running = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    String user = users.get(i);
                    String into = users.get((i + 1) % 3);
                    String wish = "wish-" + round + "-" + (i * 7 + round) % 3 + "-" + i;
                    Replica replica = world.replica(Duration.ofMillis(i));
                    running.add(replicas.submit(() -> {
                        together.await();
                        return replica.merging.merge(user, into, wish, "marta", null);
                    }));
                }
                for (Future<Outcome> one : running) {
                    one.get();
                }
                Context survivor = world.replica(Duration.ZERO).links.current(users.getFirst());
                assertThat(survivor.memberIds()).containsExactlyInAnyOrderElementsOf(users);
            }
        }
        Laws.hold(world, Set.of(), List.of());
    }

    private void record(Interaction... said) {
        world.replica(Duration.ZERO)
                .recording
                .record(Arrays.stream(said)
                        .map(one -> new Incoming(one, 100, null))
                        .toList());
    }

    private Commit recorded(String interactionId) {
        return world.stream.stream()
                .filter(commit -> commit.causes().contains(interactionId))
                .findFirst()
                .orElseThrow();
    }

    private String writes(String identity) {
        world.replica(Duration.ZERO)
                .recording
                .record(List.of(new Incoming(mail("int:" + identity, identity).build(), 100, null)));
        return world.ownerOf(identity).userId();
    }
}
