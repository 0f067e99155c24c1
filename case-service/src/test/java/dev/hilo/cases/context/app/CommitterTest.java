package dev.hilo.cases.context.app;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.identity.app.MergeUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommitterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger users = new AtomicInteger();
    private final List<Commit> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_batch_of_one_user_is_one_commit_with_all_its_causes() {
        replica()
                .record(incoming(
                        mail("m1", "mailto:ana@corp.com").conversation("<a>").build(),
                        mail("m2", "mailto:ana@corp.com").conversation("<a>").build()));

        assertThat(log.read("user-1", 1, 10))
                .singleElement()
                .satisfies(commit -> assertThat(commit.causes()).containsExactly("m1", "m2"));
        assertThat(log.latest("user-1").cases())
                .singleElement()
                .satisfies(one -> assertThat(one.interactions()).isEqualTo(2));
    }

    @Test
    void a_batch_that_is_too_large_for_one_commit_is_split_over_several() {
        log.refuse(commit -> commit.causes().size() > 3);
        Interaction[] mails = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> mail("m" + n, "mailto:begona@corp.com")
                        .conversation("<a>")
                        .build())
                .toArray(Interaction[]::new);
        replica().record(incoming(mails));

        assertThat(log.read("user-1", 1, 100))
                .allSatisfy(commit -> assertThat(commit.causes()).hasSizeLessThanOrEqualTo(3));
        assertThat(causes("user-1")).hasSize(20).startsWith("m1", "m2").endsWith("m20");
        assertContiguous("user-1");
        assertThat(log.latest("user-1").cases())
                .singleElement()
                .satisfies(one -> assertThat(one.interactions()).isEqualTo(20));
    }

    @Test
    void what_is_too_large_alone_is_refused_as_a_value_and_the_log_goes_on() {
        replica().record(incoming(mail("m1", "mailto:begona@corp.com").build()));
        log.refuse(commit -> commit.causes().contains("large"));
        ActOnCase acting = new ActOnCase(committer(log));

        ActOnCase.Outcome refused = acting.act(
                "user-1",
                "large",
                null,
                null,
                (context, ids) -> CaseActions.assign(context, "HILO-1", "network", new Agent("marta", "Marta"), "sol"));
        ActOnCase.Outcome done = acting.act(
                "user-1",
                "small",
                null,
                null,
                (context, ids) -> CaseActions.assign(context, "HILO-1", "network", new Agent("marta", "Marta"), "sol"));

        assertThat(refused.decision()).isInstanceOf(Decision.TooLarge.class);
        assertThat(done.decision()).isNotInstanceOf(Decision.TooLarge.class);
        assertContiguous("user-1");
    }

    @Test
    void what_fails_after_a_commit_does_not_undo_it() {
        Committer committer = new Committer(
                log,
                () -> "HILO-" + numbers.incrementAndGet(),
                List.of(
                        commits -> {
                            throw new IllegalStateException("the list of cases is away");
                        },
                        commits -> commits.forEach(one -> heard.add(one.commit()))),
                CLOCK);
        recording(log, committer)
                .record(incoming(mail("m1", "mailto:begona@corp.com").build()));

        assertThat(causes("user-1")).containsExactly("m1");
        assertThat(heard).hasSize(1);
    }

    @Test
    void what_comes_again_changes_nothing_and_what_is_new_beside_it_is_committed() {
        RecordInteractions replica = replica();
        replica.record(incoming(mail("m1", "mailto:ana@corp.com").build()));
        replica.record(incoming(
                mail("m1", "mailto:ana@corp.com").build(),
                mail("m1", "mailto:ana@corp.com").build(),
                mail("m2", "mailto:ana@corp.com").build()));
        replica.record(incoming(mail("m2", "mailto:ana@corp.com").build()));

        assertThat(causes("user-1")).containsExactly("m1", "m2");
        assertContiguous("user-1");
    }

    @Test
    void a_lost_snapshot_costs_a_look_into_the_log_and_nothing_else() {
        RecordInteractions replica = replica();
        replica.record(
                incoming(mail("m1", "mailto:ana@corp.com").conversation("<a>").build()));
        replica.record(
                incoming(mail("m2", "mailto:ana@corp.com").conversation("<a>").build()));
        log.loseSnapshots();

        replica.record(
                incoming(mail("m3", "mailto:ana@corp.com").conversation("<a>").build()));

        assertThat(causes("user-1")).containsExactly("m1", "m2", "m3");
        assertThat(log.latest("user-1").cases()).hasSize(1);
    }

    @Test
    void two_folds_of_one_user_race_and_the_loser_folds_again() throws Exception {
        RecordInteractions replica = replica();
        replica.record(incoming(mail("m0", "mailto:ana@corp.com").build()));
        ContextLog stale = new StaleOnce(log, log.snapshots(List.of("user-1")));
        replica.record(incoming(mail("m1", "mailto:ana@corp.com").build()));

        recording(stale).record(incoming(mail("m2", "mailto:ana@corp.com").build()));

        assertThat(causes("user-1")).containsExactly("m0", "m1", "m2");
        assertContiguous("user-1");
    }

    @Test
    void an_interaction_that_comes_again_after_its_identity_moved_is_still_a_duplicate() {
        RecordInteractions replica = replica();
        replica.record(incoming(mail("m1", "mailto:ana@corp.com").build()));
        replica.record(incoming(chat("c1", "v7").build()));
        replica.record(incoming(chat("c2", "v7").proving("mailto:ana@corp.com").build()));

        replica.record(incoming(chat("c1", "v7").build()));
        replica.record(incoming(chat("c3", "v7").build()));

        assertThat(causes("user-1")).containsExactly("m1", "merge:verified-claim:c2:1", "c2", "c3");
        assertThat(causes("user-2")).containsExactly("c1", "verified-claim:c2:1");
        assertThat(log.latest("user-2").lineage().into())
                .isEqualTo(new Lineage.Into("merge:verified-claim:c2:1", "user-1", "verified-claim", "c2"));
    }

    @Test
    void replicas_in_a_race_lose_double_and_skip_nothing() throws Exception {
        long seed = 20261123;
        List<Interaction> all = new ArrayList<>();
        IntStream.range(0, 400)
                .forEach(i -> all.add(
                        i % 3 == 0
                                ? chat("i" + i, "v" + i % 10)
                                        .proving("mailto:u" + i % 10 + "@corp.com")
                                        .build()
                                : mail("i" + i, "mailto:u" + i % 10 + "@corp.com")
                                        .build()));
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            for (int r = 0; r < 4; r++) {
                Random random = new Random(seed + r);
                List<Interaction> order = new ArrayList<>(all);
                Collections.shuffle(order, random);
                RecordInteractions replica = replica();
                running.add(replicas.submit(() -> {
                    go.await();
                    for (int from = 0; from < order.size(); ) {
                        int to = Math.min(order.size(), from + 1 + random.nextInt(20));
                        replica.record(incoming(order.subList(from, to).toArray(Interaction[]::new)));
                        from = to;
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        }
        List<String> causes = new ArrayList<>();
        for (int user = 1; user <= users.get(); user++) {
            causes.addAll(causes("user-" + user));
            assertContiguous("user-" + user);
            assertThat(log.latest("user-" + user))
                    .as("fold of the whole log = snapshot, seed %d", seed)
                    .isEqualTo(foldedFromScratch("user-" + user));
        }
        causes.removeIf(cause -> !cause.startsWith("i"));
        assertThat(causes).doesNotHaveDuplicates().hasSize(400);
        assertThat(heard).hasSize(Set.copyOf(heard).size());
    }

    @Test
    void a_refused_wish_leaves_no_trace() {
        replica().record(incoming(mail("m1", "mailto:ana@corp.com").build()));
        ActOnCase acting = new ActOnCase(committer(log));

        ActOnCase.Outcome outcome = acting.act(
                "user-1",
                "req1",
                "HILO-404",
                null,
                (context, caseNumbers) -> CaseActions.assign(context, "HILO-404", "q", new Agent("a", "A"), "a"));

        assertThat(outcome.decision()).isInstanceOf(dev.hilo.cases.context.model.Decision.NoSuchCase.class);
        assertThat(log.latest("user-1").version()).isEqualTo(1);
    }

    @Test
    void the_same_wish_twice_is_done_once() {
        replica().record(incoming(mail("m1", "mailto:ana@corp.com").build()));
        ActOnCase acting = new ActOnCase(committer(log));
        for (int i = 0; i < 2; i++) {
            acting.act(
                    "user-1",
                    "req1",
                    "HILO-1",
                    null,
                    (context, caseNumbers) ->
                            CaseActions.answer(context, "HILO-1", "msg1", new Agent("a", "A"), "hola", List.of()));
        }

        assertThat(causes("user-1")).containsExactly("m1", "req1");
    }

    @Test
    void a_commit_is_later_than_what_it_follows_from_whatever_the_clocks_say() {
        replica().record(incoming(mail("m1", "mailto:ana@corp.com").build()));
        replica().record(incoming(mail("m2", "mailto:bob@corp.com").build()));
        Committer behind = committer(log, Clock.offset(CLOCK, Duration.ofHours(-1)));

        new MergeUsers(log, behind, new Links(identities, log, behind, this::newUser))
                .merge("user-1", "user-2", "wish-1", "marta", null);

        Instant first = CLOCK.instant();
        assertThat(log.read("user-1", 1, 10)).extracting(Commit::at).containsExactly(first, first.plusMillis(1));
        assertThat(log.read("user-2", 1, 10)).extracting(Commit::at).containsExactly(first, first.plusMillis(2));
    }

    // --- plumbing

    private RecordInteractions replica() {
        return recording(log);
    }

    private RecordInteractions recording(ContextLog used) {
        return recording(used, committer(used));
    }

    private RecordInteractions recording(ContextLog used, Committer committer) {
        return new RecordInteractions(
                identities,
                committer,
                new Links(identities, used, committer, this::newUser),
                PendingVerifications.NONE,
                CommitterTest::folding,
                this::newUser);
    }

    private Committer committer(ContextLog used) {
        return committer(used, CLOCK);
    }

    private Committer committer(ContextLog used, Clock clock) {
        return new Committer(
                used,
                () -> "HILO-" + numbers.incrementAndGet(),
                List.of(commits -> commits.forEach(one -> heard.add(one.commit()))),
                clock);
    }

    private static Folding folding() {
        return new Folding(Policies.usual(), "service-desk", "es");
    }

    private String newUser() {
        return "user-" + users.incrementAndGet();
    }

    private static List<Incoming> incoming(Interaction... interactions) {
        return Arrays.stream(interactions)
                .map(interaction -> new Incoming(interaction, 100, null))
                .toList();
    }

    private List<String> causes(String user) {
        return log.read(user, 1, Integer.MAX_VALUE).stream()
                .flatMap(commit -> commit.causes().stream())
                .toList();
    }

    private void assertContiguous(String user) {
        List<Commit> commits = log.read(user, 1, Integer.MAX_VALUE);
        assertThat(commits)
                .extracting(Commit::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, commits.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private Context foldedFromScratch(String user) {
        Context context = Context.empty(user);
        for (Commit commit : log.read(user, 1, Integer.MAX_VALUE)) {
            context = context.after(commit);
        }
        return context;
    }

    /** A log whose first answer about snapshots is old, as when another replica commits in between. */
    private record StaleOnce(ContextLog log, java.util.Map<String, Context> old, Set<String> told)
            implements ContextLog {

        StaleOnce(ContextLog log, java.util.Map<String, Context> old) {
            this(log, old, new HashSet<>());
        }

        @Override
        public java.util.Map<String, Context> snapshots(java.util.Collection<String> userIds) {
            return told.add("once") ? old : log.snapshots(userIds);
        }

        @Override
        public Context latest(String userId) {
            return log.latest(userId);
        }

        @Override
        public Set<String> append(List<Commit> commits) {
            return log.append(commits);
        }

        @Override
        public Set<String> knownCauses(java.util.Collection<String> userIds, java.util.Collection<String> causes) {
            return log.knownCauses(userIds, causes);
        }

        @Override
        public List<Commit> withCauses(java.util.Collection<String> userIds, java.util.Collection<String> causes) {
            return log.withCauses(userIds, causes);
        }

        @Override
        public List<Commit> read(String userId, long fromVersion, int most) {
            return log.read(userId, fromVersion, most);
        }

        @Override
        public void replaceSnapshot(Context context) {
            log.replaceSnapshot(context);
        }

        @Override
        public void saveSnapshots(java.util.Collection<Context> contexts) {
            log.saveSnapshots(contexts);
        }
    }
}
