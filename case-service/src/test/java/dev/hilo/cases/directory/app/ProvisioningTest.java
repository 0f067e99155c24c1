package dev.hilo.cases.directory.app;

import static dev.hilo.cases.directory.app.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.context.model.UserFact.DirectoryEntrySet;
import dev.hilo.cases.directory.app.DirectoryNames.Holder;
import dev.hilo.cases.directory.app.Provisioned.Changed;
import dev.hilo.cases.directory.app.Provisioned.Done;
import dev.hilo.cases.directory.app.Provisioned.NameTaken;
import dev.hilo.cases.directory.app.Provisioned.NoSuchEntry;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.Draft;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.directory.model.Names;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisioningTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ANA = "mailto:ana@corp.com";
    private static final String PHONE = "tel:+34600000000";

    private final InMemoryDirectory entries = new InMemoryDirectory();
    private final InMemoryDirectoryNames names = new InMemoryDirectoryNames();
    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final InMemoryContextLog log = new InMemoryContextLog();
    private final List<Elsewhere> reported = new ArrayList<>();
    private final List<String> finished = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Provisioning provisioning = provisioning();

    @Test
    void a_new_entry_makes_a_user_whose_addresses_are_verified() {
        DirectoryEntry entry = done(provisioning.create(draft("ana", ANA, PHONE)));

        assertThat(entry.stage()).isEqualTo(Stage.LIVE);
        Context context = log.latest(user(entry));
        assertThat(context.identities())
                .extracting(LinkedIdentity::identity, LinkedIdentity::channel, LinkedIdentity::how)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ANA, "email", LinkedIdentity.How.DIRECTORY),
                        org.assertj.core.groups.Tuple.tuple(PHONE, "voice", LinkedIdentity.How.DIRECTORY));
        assertThat(context.profile().displayName()).isEqualTo("ana");
        assertThat(context.profile().attributes()).containsEntry("department", "IT");
        assertThat(identities.find(List.of(ANA, PHONE)).values())
                .allMatch(owner -> owner.userId().equals(user(entry)));
    }

    @Test
    void an_entry_finds_the_user_who_wrote_before_they_were_provisioned() {
        identities.claim(Map.of(PHONE, "known"));

        DirectoryEntry entry = done(provisioning.create(draft("ana", ANA, PHONE)));

        assertThat(entry.userId()).isEqualTo("known");
        assertThat(log.latest("known").knows(ANA)).isTrue();
        assertThat(entry.elsewhere()).isEmpty();
    }

    @Test
    void addresses_of_two_users_are_a_conflict_and_stay_where_they_are() {
        identities.claim(Map.of(ANA, "known", PHONE, "somebody"));

        DirectoryEntry entry = done(provisioning.create(draft("ana", ANA, PHONE)));

        assertThat(entry.userId()).isEqualTo("known");
        assertThat(entry.elsewhere()).containsExactly(new Elsewhere(PHONE, "somebody", false));
        assertThat(reported).isEqualTo(entry.elsewhere());
        assertThat(finished).containsExactly(ANA, PHONE);
        assertThat(log.latest("known").knows(PHONE)).isFalse();
    }

    @Test
    void who_was_merged_into_another_is_that_other() {
        identities.claim(Map.of(ANA, "once"));
        log.append(List.of(new Commit(
                "once",
                1,
                List.of("m1"),
                NOON,
                List.of(new UserFact.UserMergedInto("merge:m1", "now", "agent-1", null)),
                null)));

        DirectoryEntry entry = done(provisioning.create(draft("ana", ANA)));

        assertThat(entry.userId()).isEqualTo("now");
        assertThat(entry.elsewhere()).isEmpty();
        assertThat(told("now")).hasSize(1);
    }

    @Test
    void an_entry_whose_user_was_merged_speaks_to_who_goes_on() {
        DirectoryEntry entry = done(provisioning.create(draft("ana", ANA)));
        identities.claim(Map.of(PHONE, "now"));
        log.append(List.of(new Commit(
                user(entry),
                2,
                List.of("m1"),
                NOON,
                List.of(new UserFact.UserMergedInto("merge:m1", "now", "agent-1", null)),
                null)));

        DirectoryEntry changed = done(provisioning.replace(entry.id(), entry.version(), draft("ana", ANA, PHONE)));

        assertThat(changed.elsewhere()).isEmpty();
        assertThat(told("now")).hasSize(1);
    }

    @Test
    void two_entries_that_share_a_telephone_are_two_users() {
        DirectoryEntry ana = done(provisioning.create(draft("ana", PHONE)));
        DirectoryEntry bob = done(provisioning.create(draft("bob", PHONE)));

        assertThat(bob.userId()).isNotEqualTo(ana.userId());
        assertThat(bob.elsewhere()).containsExactly(new Elsewhere(PHONE, user(ana), true));
    }

    @Test
    void a_user_name_is_one_entrys_in_any_case_and_so_is_an_external_id() {
        done(provisioning.create(draft(new Names("Ana@Corp.com", "x-1"), true)));

        assertThat(provisioning.create(draft("ana@corp.com"))).isEqualTo(new NameTaken("userName"));
        assertThat(provisioning.create(draft(new Names("bob", "x-1"), true))).isEqualTo(new NameTaken("externalId"));
        assertThat(entries.count()).isEqualTo(1);
        assertThat(names.holder(Names.userNameKey("bob"))).isEmpty();
    }

    @Test
    void a_renamed_entry_gives_its_old_name_away() {
        DirectoryEntry ana = done(provisioning.create(draft("ana")));
        DirectoryEntry bob = done(provisioning.create(draft("bob")));

        assertThat(provisioning.replace(bob.id(), bob.version(), draft("ana"))).isEqualTo(new NameTaken("userName"));
        DirectoryEntry renamed = done(provisioning.replace(ana.id(), ana.version(), draft("ana maria")));
        assertThat(renamed.version()).isGreaterThan(ana.version());
        assertThat(provisioning.findByKey(Names.userNameKey("ANA"))).isEmpty();

        DirectoryEntry still = provisioning.find(bob.id()).orElseThrow();
        assertThat(still.keys()).containsExactly(Names.userNameKey("bob"));
        done(provisioning.replace(bob.id(), still.version(), draft("ana")));
        assertThat(provisioning
                        .findByKey(Names.userNameKey("ana"))
                        .orElseThrow()
                        .id())
                .isEqualTo(bob.id());
    }

    @Test
    void a_wish_that_rests_on_an_older_version_is_refused() {
        DirectoryEntry ana = done(provisioning.create(draft("ana")));
        done(provisioning.replace(ana.id(), ana.version(), draft("ana", ANA)));

        assertThat(provisioning.replace(ana.id(), ana.version(), draft("ana", PHONE)))
                .isEqualTo(new Changed());
        assertThat(provisioning.delete(ana.id(), ana.version())).isEqualTo(new Changed());
        assertThat(provisioning.delete("nobody", 1)).isEqualTo(new NoSuchEntry());
    }

    @Test
    void the_same_content_again_changes_and_tells_nothing() {
        DirectoryEntry ana = done(provisioning.create(draft("ana", ANA)));

        DirectoryEntry same = done(provisioning.replace(ana.id(), ana.version(), draft("ana", ANA)));

        assertThat(same).isEqualTo(ana);
        assertThat(log.latest(user(ana)).version()).isEqualTo(1);
    }

    @Test
    void who_is_deactivated_keeps_their_addresses() {
        DirectoryEntry ana = done(provisioning.create(draft("ana", ANA)));

        done(provisioning.replace(ana.id(), ana.version(), draft(new Names("ana", null), false, ANA)));

        assertThat(told(user(ana))).extracting(DirectoryEntrySet::active).containsExactly(true, false);
        assertThat(log.latest(user(ana)).knows(ANA)).isTrue();
    }

    @Test
    void a_deleted_entry_is_forgotten_and_who_comes_back_is_the_same_user() {
        DirectoryEntry ana = done(provisioning.create(draft("ana", ANA)));

        done(provisioning.delete(ana.id(), ana.version()));
        assertThat(provisioning.find(ana.id())).isEmpty();
        assertThat(entries.find(ana.id())).isEmpty();
        assertThat(names.holder(Names.userNameKey("ana"))).isEmpty();
        assertThat(told(user(ana)).getLast().active()).isFalse();

        DirectoryEntry again = done(provisioning.create(draft("ana", ANA)));
        assertThat(again.id()).isNotEqualTo(ana.id());
        assertThat(again.userId()).isEqualTo(ana.userId());
    }

    @Test
    void a_name_left_behind_by_a_request_that_died_is_free() {
        names.reserve(List.of(Names.userNameKey("ana")), new Holder("died", 1));

        assertThat(done(provisioning.create(draft("ana"))).stage()).isEqualTo(Stage.LIVE);
    }

    @Test
    void a_name_reached_for_by_a_request_that_died_is_reserved_before_it_is_used() {
        DirectoryEntry ana = done(provisioning.create(draft("ana")));
        entries.replace(ana.reachingFor(Set.of(Names.userNameKey("bob"))));

        DirectoryEntry reached = provisioning.find(ana.id()).orElseThrow();
        done(provisioning.replace(ana.id(), reached.version(), draft("bob")));

        assertThat(names.holder(Names.userNameKey("bob"))).isPresent();
        assertThat(provisioning.create(draft("BOB"))).isEqualTo(new NameTaken("userName"));
    }

    @Test
    void a_commit_that_failed_is_made_up_for() {
        failing.set(true);
        assertThatThrownBy(() -> provisioning.create(draft("ana", ANA))).isInstanceOf(IllegalStateException.class);
        DirectoryEntry pending =
                provisioning.findByKey(Names.userNameKey("ana")).orElseThrow();
        assertThat(entries.count()).isZero();

        assertThat(catchUp(NOON).run(ProvisioningTest::rethrow)).isZero();
        assertThat(catchUp(NOON.plusSeconds(60)).run(ProvisioningTest::rethrow)).isEqualTo(1);

        DirectoryEntry told = entries.find(pending.id()).orElseThrow();
        assertThat(told.stage()).isEqualTo(Stage.LIVE);
        assertThat(log.latest(user(told)).knows(ANA)).isTrue();
        assertThat(catchUp(NOON.plusSeconds(60)).run(ProvisioningTest::rethrow)).isZero();
    }

    @Test
    void an_entry_whose_name_was_taken_while_nobody_looked_is_dropped() {
        entries.insert(DirectoryEntry.created("late", draft("ana"), NOON.minusSeconds(60)));
        DirectoryEntry ana = done(provisioning.create(draft("ana")));

        catchUp(NOON).run(ProvisioningTest::rethrow);

        assertThat(entries.find("late")).isEmpty();
        assertThat(provisioning
                        .findByKey(Names.userNameKey("ana"))
                        .orElseThrow()
                        .id())
                .isEqualTo(ana.id());
    }

    @Test
    void a_deletion_that_failed_is_made_up_for() {
        DirectoryEntry ana = done(provisioning.create(draft("ana", ANA)));
        failing.set(true);
        assertThatThrownBy(() -> provisioning.delete(ana.id(), ana.version()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(provisioning.find(ana.id())).isEmpty();

        catchUp(NOON.plusSeconds(60)).run(ProvisioningTest::rethrow);

        assertThat(told(user(ana)).getLast().active()).isFalse();
        assertThat(entries.find(ana.id())).isEmpty();
    }

    @Test
    void an_erased_user_leaves_nothing_in_the_directory() {
        DirectoryEntry ana = done(provisioning.create(draft(new Names("ana", "x-1"), true, ANA)));

        assertThat(new ForgetUser(entries, names).forget(user(ana))).isEqualTo(1);

        assertThat(entries.find(ana.id())).isEmpty();
        assertThat(names.holder(Names.userNameKey("ana"))).isEmpty();
        assertThat(names.holder(Names.externalIdKey("x-1"))).isEmpty();
    }

    /** Any order of wishes, any of whose commits may fail: in the end the contexts say what the directory holds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_all_failures_are_made_up_for_contexts_and_directory_agree(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            if (random.nextInt(4) == 0) {
                failing.set(true);
            }
            try {
                wish(random);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("the log is away");
            }
        }
        failing.set(false);
        catchUp(NOON.plusSeconds(3_600)).run(ProvisioningTest::rethrow);

        assertThat(entries.untold(Instant.MAX, 100)).isEmpty();
        List<DirectoryEntry> live = entries.page(DirectoryStore.Order.CREATED, true, 0, 1_000);
        assertThat(live).isNotEmpty();
        for (DirectoryEntry entry : live) {
            DirectoryEntrySet last = told(user(entry)).getLast();
            assertThat(last.entryId()).isEqualTo(entry.id());
            assertThat(last.active()).isEqualTo(entry.content().person().active());
            for (String key : entry.content().names().keys()) {
                assertThat(names.holder(key).orElseThrow().entryId()).isEqualTo(entry.id());
            }
        }
        assertThat(live).extracting(entry -> entry.content().names().userName()).doesNotHaveDuplicates();
        assertThat(live).extracting(DirectoryEntry::userId).doesNotHaveDuplicates();
    }

    private void wish(Random random) {
        String who = "u" + random.nextInt(12);
        Draft draft = draft(
                new Names(who, random.nextBoolean() ? "x" + random.nextInt(12) : null),
                random.nextBoolean(),
                "mailto:" + who + "@corp.com",
                "tel:+3460000000" + random.nextInt(10));
        List<DirectoryEntry> live = entries.page(DirectoryStore.Order.CREATED, true, 0, 100);
        if (live.isEmpty() || random.nextInt(3) == 0) {
            provisioning.create(draft);
            return;
        }
        DirectoryEntry entry = live.get(random.nextInt(live.size()));
        if (random.nextInt(5) == 0) {
            provisioning.delete(entry.id(), entry.version());
        } else {
            provisioning.replace(entry.id(), entry.version(), draft);
        }
    }

    // --- plumbing

    private Provisioning provisioning() {
        return new Provisioning(entries, names, telling(), () -> "entry-" + ids.incrementAndGet(), at(NOON));
    }

    private TellContext telling() {
        Committer committer = new Committer(flaky(), () -> "HILO-1", List.of(), at(NOON));
        DirectoryLinks links = new DirectoryLinks() {
            @Override
            public void finish(Collection<String> some) {
                finished.addAll(some);
            }

            @Override
            public List<Elsewhere> settle(String entryId, String userId, List<Elsewhere> elsewhere) {
                reported.addAll(elsewhere);
                return elsewhere;
            }
        };
        return new TellContext(
                entries, names, identities, links, log, committer, () -> "user-" + ids.incrementAndGet());
    }

    private CatchUp catchUp(Instant now) {
        return new CatchUp(entries, provisioning, telling(), at(now));
    }

    private List<DirectoryEntrySet> told(String user) {
        return log.read(user, 1, Integer.MAX_VALUE).stream()
                .flatMap(commit -> commit.facts().stream())
                .filter(DirectoryEntrySet.class::isInstance)
                .map(DirectoryEntrySet.class::cast)
                .toList();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String user(DirectoryEntry entry) {
        return java.util.Objects.requireNonNull(entry.userId());
    }

    private static DirectoryEntry done(Provisioned provisioned) {
        assertThat(provisioned).isInstanceOf(Done.class);
        return ((Done) provisioned).entry();
    }

    private static void rethrow(String entryId, RuntimeException failure) {
        throw failure;
    }

    /** The log, but for one append that fails when told so. */
    private ContextLog flaky() {
        return (ContextLog) Proxy.newProxyInstance(
                ContextLog.class.getClassLoader(), new Class<?>[] {ContextLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append") && failing.getAndSet(false)) {
                        throw new IllegalStateException("the log is away");
                    }
                    return method.invoke(log, arguments);
                });
    }
}
