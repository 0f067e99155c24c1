package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.CaseNumbers;
import dev.hilo.cases.context.app.CommitListener;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.protection.app.EraseUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A desk of several replicas over one log, each of which may die, or be overtaken, whenever it writes. */
final class World {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    final ContextLog log;
    final Identities register;
    final Set<String> users = ConcurrentHashMap.newKeySet();
    final List<Commit> stream = new CopyOnWriteArrayList<>();

    final @Nullable CaseList list;

    private final Erasing erasing;
    private final @Nullable Supplier<CaseNumbers> numbers;
    private final AtomicInteger drawn = new AtomicInteger();
    private final String suffix;
    private volatile Runnable beforeWriting = () -> {};
    private volatile Runnable afterWriting = () -> {};

    World(ContextLog log, Identities register, String suffix) {
        this(new Ports(log, register, new InMemoryUserKeys(), null, null), suffix);
    }

    /** @param suffix tells users and cases of one world from those of another in the same store */
    World(Ports ports, String suffix) {
        this.log = ports.log();
        this.register = ports.register();
        this.list = ports.list();
        this.erasing = new Erasing(ports.keys(), ports.list());
        this.numbers = ports.numbers();
        this.suffix = suffix;
    }

    /**
     * Where everything is kept.
     *
     * @param list none when nobody looks through the cases
     * @param numbers of cases, for each replica; counted here when there are none
     */
    record Ports(
            ContextLog log,
            Identities register,
            UserKeys keys,
            @Nullable CaseList list,
            @Nullable Supplier<CaseNumbers> numbers) {}

    /** What a replica runs into when it dies. */
    static final class Crash extends RuntimeException {}

    void whenWriting(Runnable before, Runnable after) {
        beforeWriting = before;
        afterWriting = after;
    }

    void calm() {
        whenWriting(() -> {}, () -> {});
    }

    String newUser() {
        String user = "u" + drawn.incrementAndGet() + suffix;
        users.add(user);
        return user;
    }

    String newCase() {
        return "HILO-" + drawn.incrementAndGet() + suffix;
    }

    Instant now() {
        return START;
    }

    Context latest(String user) {
        return log.latest(user);
    }

    /** The only one whose context has the identity. */
    Context ownerOf(String identity) {
        return users.stream()
                .map(this::latest)
                .filter(context -> context.lineage().into() == null && context.knows(identity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has " + identity));
    }

    /** @param skew of its clock against the others' */
    Replica replica(Duration skew) {
        return new Replica(skew);
    }

    /** One replica: all use cases over the shared log. */
    final class Replica {

        final RecordInteractions recording;
        final MergeUsers merging;
        final UndoMerge undoing;
        final LinkIdentity linking;
        final UnlinkIdentity unlinking;
        final Links links;
        final ActOnCase acting;
        final Completion completion;
        final EraseUser erasing;
        final @Nullable CaseListing listing;

        private Replica(Duration skew) {
            AtomicInteger ticks = new AtomicInteger();
            InstantSource ticking = () -> START.plus(skew).plusMillis(ticks.incrementAndGet());
            Clock clock = ticking.withZone(ZoneOffset.UTC);
            ContextLog fragile = new Fragile();
            Identities forgetful = new Forgetful();
            CommitListener streaming = commits -> commits.forEach(one -> stream.add(one.commit()));
            CaseListing rows = list == null ? null : new CaseListing(list, fragile);
            listing = rows;
            CommitListener writing = commits -> {
                if (rows != null) {
                    beforeWriting.run();
                    rows.committed(commits);
                }
            };
            CaseNumbers cases = numbers == null ? World.this::newCase : numbers.get();
            Committer committer = new Committer(fragile, cases, List.of(streaming, writing), clock);
            Supplier<String> newUser = World.this::newUser;
            links = new Links(forgetful, fragile, committer, newUser);
            recording = new RecordInteractions(
                    forgetful,
                    committer,
                    links,
                    PendingVerifications.NONE,
                    () -> new Folding(Policies.usual(), "service-desk", "es"),
                    newUser);
            acting = new ActOnCase(committer);
            merging = new MergeUsers(fragile, committer, links);
            undoing = new UndoMerge(acting, links, clock);
            linking = new LinkIdentity(links);
            unlinking = new UnlinkIdentity(committer, links, newUser);
            completion = new Completion(fragile, links);
            erasing = World.this.erasing.by(fragile, forgetful, acting, clock);
        }
    }

    private final class Fragile implements ContextLog {

        @Override
        public Map<String, Context> snapshots(Collection<String> userIds) {
            return log.snapshots(userIds);
        }

        @Override
        public Context latest(String userId) {
            return log.latest(userId);
        }

        @Override
        public Set<String> append(List<Commit> commits) {
            beforeWriting.run();
            Set<String> refused = log.append(commits);
            afterWriting.run();
            return refused;
        }

        @Override
        public Set<String> knownCauses(Collection<String> userIds, Collection<String> causes) {
            return log.knownCauses(userIds, causes);
        }

        @Override
        public List<Commit> withCauses(Collection<String> userIds, Collection<String> causes) {
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
        public void saveSnapshots(Collection<Context> contexts) {
            log.saveSnapshots(contexts);
        }
    }

    private final class Forgetful implements Identities {

        @Override
        public Map<String, Owner> find(Collection<String> some) {
            return register.find(some);
        }

        @Override
        public Map<String, Owner> claim(Map<String, String> userByIdentity) {
            beforeWriting.run();
            return register.claim(userByIdentity);
        }

        @Override
        public void release(Collection<String> released, String fromUser) {
            register.release(released, fromUser);
        }

        @Override
        public void erase(Collection<String> erased, Collection<String> fromUsers, Collection<String> logs) {
            register.erase(erased, fromUsers, logs);
        }

        @Override
        public void move(Collection<String> moved, String fromUser, String toUser) {
            beforeWriting.run();
            register.move(moved, fromUser, toUser);
        }
    }
}
