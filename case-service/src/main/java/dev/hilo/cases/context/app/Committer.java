package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.CommitListener.Committed;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Marks;
import dev.hilo.cases.context.model.UserFact;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds causes into contexts and commits what comes of it: load many users at once, fold in memory, append one commit a
 * user, save the snapshots. A handful of round trips a batch, none a cause.
 *
 * <p>It trusts snapshots and learns from a refused commit that they were behind, or that a cause had come before. Only
 * then, and for causes whose identity has moved, does it look into the log.
 */
public final class Committer {

    private static final Logger LOG = System.getLogger(Committer.class.getName());

    private static final int CAUSES_A_COMMIT = 200;
    private static final int CHARACTERS_A_COMMIT = 2_000_000;

    /** How often causes may be sent on before something must be wrong. */
    private static final int DETOURS = 50;

    private final ContextLog log;
    private final Rerouting rerouting;
    private final CaseNumbers caseNumbers;
    private final List<CommitListener> listeners;
    private final Clock clock;

    public Committer(ContextLog log, CaseNumbers caseNumbers, List<CommitListener> listeners, Clock clock) {
        this.log = log;
        this.rerouting = new Rerouting(log);
        this.caseNumbers = caseNumbers;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Commits causes by user, in their order. When it returns, each is in the log or had no effect. */
    public void commit(Map<String, List<Cause>> causesByUser) {
        commit(causesByUser, Set.of());
    }

    /** The same against the latest contexts, for causes that may be refused: a refusal must not rest on a stale view. */
    public void commitLatest(Map<String, List<Cause>> causesByUser) {
        commit(causesByUser, causesByUser.keySet());
    }

    /**
     * Commits one cause against the latest context, as a person's wish deserves.
     *
     * @return the context after it, of whoever the cause concerned
     */
    public Context commitLatest(String userId, Cause cause) {
        AtomicReference<String> concerned = new AtomicReference<>(userId);
        Cause watched = new Cause(
                cause.id(),
                cause.about(),
                cause.formerUsers(),
                cause.size(),
                (context, numbers) -> {
                    concerned.set(context.userId());
                    return cause.effect().in(context, numbers);
                },
                cause.traceparent());
        Map<String, Context> after = commit(Map.of(userId, List.of(watched)), Set.of(userId));
        Context context = after.get(concerned.get());
        return context == null ? log.latest(Objects.requireNonNull(concerned.get())) : context;
    }

    /** @return contexts after the last round of each user that one was folded for */
    private Map<String, Context> commit(Map<String, List<Cause>> causesByUser, Set<String> exactly) {
        Map<String, List<Cause>> pending = new LinkedHashMap<>();
        causesByUser.forEach((user, causes) -> pending.put(user, withoutRepetition(causes)));
        Map<String, Context> after = new HashMap<>();
        Set<String> contested = new HashSet<>(exactly);
        Map<String, Integer> atOnce = new HashMap<>();
        int detours = 0;
        while (!pending.isEmpty()) {
            Map<String, Context> contexts = load(pending.keySet(), contested);
            Set<String> disturbed = rerouting.reroute(pending, contexts, contested);
            if (!disturbed.isEmpty()) {
                if (++detours > DETOURS) {
                    throw new IllegalStateException("users send each other causes in a circle: " + disturbed);
                }
                pending.values().removeIf(List::isEmpty);
                contested.addAll(disturbed);
                continue;
            }
            Set<String> completing = completing(pending);
            dropKnown(pending, contexts, contested);
            Map<String, Round> rounds = new HashMap<>();
            pending.forEach((user, causes) -> {
                if (!completing.contains(user) || SecondHalves.leads(causes)) {
                    int most = atOnce.getOrDefault(user, CAUSES_A_COMMIT);
                    rounds.put(user, fold(contexts.get(user), user, causes, most));
                }
            });
            List<Commit> commits = rounds.values().stream()
                    .map(Round::commit)
                    .filter(commit -> commit != null)
                    .toList();
            Set<String> refused;
            try {
                refused = commits.isEmpty() ? Set.of() : log.append(commits);
            } catch (CommitTooLarge e) {
                halve(e, rounds, atOnce);
                continue;
            }
            atOnce.keySet().removeAll(rounds.keySet());
            publish(rounds, refused);
            rounds.forEach((user, round) -> {
                if (!refused.contains(user)) {
                    after.put(user, round.after());
                    pending.compute(user, (u, causes) -> rest(causes, round.taken()));
                }
            });
            pending.values().removeIf(List::isEmpty);
            contested.addAll(refused);
            contested.retainAll(pending.keySet());
        }
        return after;
    }

    /** Fewer causes at once make a smaller commit; of a single one there is nothing to take away. */
    private static void halve(CommitTooLarge refused, Map<String, Round> rounds, Map<String, Integer> atOnce) {
        for (String user : refused.users()) {
            int taken = Objects.requireNonNull(rounds.get(user)).taken();
            if (taken < 2) {
                throw refused;
            }
            atOnce.put(user, taken / 2);
        }
    }

    /** Users where something has to be finished before anybody can say whether the other causes belong there. */
    private static Set<String> completing(Map<String, List<Cause>> pending) {
        return pending.entrySet().stream()
                .filter(entry -> SecondHalves.leads(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Cause> withoutRepetition(List<Cause> causes) {
        Map<String, Cause> first = new LinkedHashMap<>();
        causes.forEach(cause -> first.putIfAbsent(cause.id(), cause));
        return List.copyOf(first.values());
    }

    private static @Nullable List<Cause> rest(@Nullable List<Cause> causes, int taken) {
        return causes == null || taken >= causes.size() ? null : causes.subList(taken, causes.size());
    }

    private Map<String, Context> load(Collection<String> users, Set<String> contested) {
        Map<String, Context> contexts = new HashMap<>(log.snapshots(
                users.stream().filter(user -> !contested.contains(user)).toList()));
        contested.forEach(user -> contexts.put(user, log.latest(user)));
        return contexts;
    }

    /**
     * Looks for causes in the log, but only where there is a reason to; in one round trip for all. A second half may be known
     * too: another replica was faster, and what arrived has gone on since.
     */
    private void dropKnown(Map<String, List<Cause>> pending, Map<String, Context> contexts, Set<String> contested) {
        Set<String> logs = new HashSet<>();
        Set<String> doubtful = new HashSet<>();
        pending.forEach((user, causes) -> {
            Context context = contexts.getOrDefault(user, Context.empty(user));
            for (Cause cause : causes) {
                Set<String> where = new HashSet<>(context.logsOf(cause.about()));
                where.addAll(cause.formerUsers());
                where.addAll(cause.passed());
                if (where.size() > 1 || contested.contains(user)) {
                    logs.addAll(where);
                    doubtful.add(cause.id());
                }
            }
        });
        if (!doubtful.isEmpty()) {
            Set<String> known = log.knownCauses(logs, doubtful);
            pending.replaceAll((user, causes) ->
                    causes.stream().filter(cause -> !known.contains(cause.id())).toList());
        }
    }

    /** @param taken how many of the pending causes the commit, or its absence, settles */
    private record Round(Context after, @Nullable Commit commit, int taken) {}

    private Round fold(@Nullable Context loaded, String user, List<Cause> causes, int most) {
        Context before = loaded == null ? Context.empty(user) : loaded;
        Context context = before;
        List<String> committed = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        String traceparent = null;
        Instant at = after(before.at(), SecondHalves.leads(causes) ? causes.getFirst() : null);
        int taken = 0;
        int size = 0;
        for (Cause cause : causes) {
            if (committed.size() >= CAUSES_A_COMMIT
                    || taken >= most
                    || taken > 0 && size + cause.size() > CHARACTERS_A_COMMIT) {
                break;
            }
            List<Fact> effects = cause.effect().in(context, caseNumbers::next);
            for (Fact fact : effects) {
                context = context.with(fact, at);
            }
            if (!effects.isEmpty()) {
                committed.add(cause.id());
                effects.forEach(fact -> committed.addAll(Marks.of(fact)));
                facts.addAll(effects);
                traceparent = cause.traceparent() == null ? traceparent : cause.traceparent();
            }
            size += cause.size();
            taken++;
            if (SecondHalves.isHalf(cause) || effects.stream().anyMatch(Committer::redirects)) {
                break;
            }
        }
        if (facts.isEmpty()) {
            return new Round(before, null, taken);
        }
        Commit commit = new Commit(user, before.version() + 1, committed, at, facts, traceparent);
        return new Round(context.committed(at), commit, taken);
    }

    /**
     * Replicas' clocks differ, yet times tell what came first: a commit is later than what was committed to its log before,
     * and than that in another log which it follows from.
     */
    private Instant after(Instant last, @Nullable Cause half) {
        Instant elsewhere = half == null ? Instant.EPOCH : SecondHalves.follows(half);
        Instant earliest = (elsewhere.isAfter(last) ? elsewhere : last).plusMillis(1);
        Instant now = clock.instant();
        return now.isBefore(earliest) ? earliest : now;
    }

    /** Whether causes that wait may concern somebody else after it: they are looked at anew. */
    private static boolean redirects(Fact fact) {
        return fact instanceof UserFact.UserMergedInto
                || fact instanceof UserFact.UserRestored
                || fact instanceof UserFact.MergeUndone
                || fact instanceof UserFact.IdentityUnlinked
                || fact instanceof UserFact.UserErased;
    }

    /**
     * What is committed is done, whatever fails after it: the log has what a snapshot lacks, and the stream tells again who
     * did not hear.
     */
    private static void afterwards(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what follows a commit failed and is made good by the stream", e);
        }
    }

    private void publish(Map<String, Round> rounds, Set<String> refused) {
        List<Committed> committed = new ArrayList<>();
        rounds.forEach((user, round) -> {
            if (round.commit() != null && !refused.contains(user)) {
                committed.add(new Committed(round.after(), round.commit()));
            }
        });
        if (!committed.isEmpty()) {
            afterwards(() ->
                    log.saveSnapshots(committed.stream().map(Committed::context).toList()));
            listeners.forEach(listener -> afterwards(() -> listener.committed(committed)));
        }
    }
}
