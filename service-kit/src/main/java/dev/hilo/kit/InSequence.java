package dev.hilo.kit;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventHandler;
import dev.hilo.stream.FaultClassifier;
import dev.hilo.stream.UnprocessableEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Hands a user's commits on in the order of their versions, none left out. A commit that comes before an earlier one is
 * parked, and with it all later ones of that user, while the others go on; when the missing one comes, they follow it.
 * Commits that have been folded are handed on as they come: the handler passes over them.
 *
 * <p>A user without any folded commit begins with version 1. What is parked is stored before the position on the stream is,
 * and forgotten after it has been handled, so that a crash in between repeats and loses nothing.
 */
final class InSequence implements EventHandler<ContextCommitted> {

    /** So many of one user wait at the most; then the consumer does, so that nothing grows without end. */
    static final int MOST = 1_000;

    private static final int AT_ONCE = 100;
    private static final Logger LOG = Logger.getLogger(InSequence.class);

    private final FoldedVersions folded;
    private final ParkedCommits parked;
    private final EventHandler<ContextCommitted> handler;
    private final FaultClassifier faults;
    private final Clock clock;

    InSequence(
            FoldedVersions folded,
            ParkedCommits parked,
            EventHandler<ContextCommitted> handler,
            FaultClassifier faults,
            Clock clock) {
        this.folded = folded;
        this.parked = parked;
        this.handler = handler;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events) throws Exception {
        Set<String> users = events.stream()
                .map(event -> event.data().userId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Long> reached = new HashMap<>(folded.of(users));
        Map<String, TreeMap<Long, Event<ContextCommitted>>> early = new HashMap<>();
        List<Event<ContextCommitted>> due = sort(events, reached, early);
        for (Map.Entry<String, TreeMap<Long, Event<ContextCommitted>>> user : early.entrySet()) {
            park(user.getKey(), user.getValue());
        }
        if (!due.isEmpty()) {
            handler.handle(due);
        }
        for (ParkedCommits.Gap gap : parked.gaps(users).values()) {
            follow(gap, reached.getOrDefault(gap.userId(), 0L));
        }
    }

    /** What is due, in order. What came too early, and is not due within the batch either, is left in {@code early}. */
    private static List<Event<ContextCommitted>> sort(
            List<Event<ContextCommitted>> events,
            Map<String, Long> reached,
            Map<String, TreeMap<Long, Event<ContextCommitted>>> early) {
        List<Event<ContextCommitted>> due = new ArrayList<>();
        for (Event<ContextCommitted> event : events) {
            String user = event.data().userId();
            long version = event.data().version();
            long known = reached.getOrDefault(user, 0L);
            if (version > known + 1) {
                early.computeIfAbsent(user, u -> new TreeMap<>()).put(version, event);
                continue;
            }
            due.add(event);
            TreeMap<Long, Event<ContextCommitted>> waiting = early.getOrDefault(user, new TreeMap<>());
            long next = Math.max(known, version);
            for (Event<ContextCommitted> follower = waiting.remove(next + 1);
                    follower != null;
                    follower = waiting.remove(next + 1)) {
                due.add(follower);
                next++;
            }
            reached.put(user, next);
        }
        early.values().removeIf(Map::isEmpty);
        return due;
    }

    private void park(String user, TreeMap<Long, Event<ContextCommitted>> commits) {
        ParkedCommits.Gap gap = parked.gaps(List.of(user)).get(user);
        Set<Long> all = new LinkedHashSet<>(commits.keySet());
        if (gap == null) {
            LOG.warnf("a commit of user %s is missing before version %d; later ones wait", user, commits.firstKey());
        } else {
            all.addAll(gap.parked());
        }
        if (all.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " commits of one user wait for one that is missing");
        }
        parked.park(user, commits.values(), clock.instant());
    }

    /** Hands on what is no longer early, some at a time, and forgets it when it has been handled. */
    private void follow(ParkedCommits.Gap gap, long reached) throws Exception {
        long known = reached;
        List<Long> past = List.copyOf(gap.parked().headSet(known + 1));
        if (!past.isEmpty()) {
            parked.forget(gap.userId(), past);
        }
        while (true) {
            List<Long> next = new ArrayList<>();
            while (next.size() < AT_ONCE && gap.parked().contains(known + next.size() + 1)) {
                next.add(known + next.size() + 1);
            }
            if (next.isEmpty()) {
                return;
            }
            List<Event<ContextCommitted>> followers = parked.take(gap.userId(), next);
            if (followers.size() < next.size()) {
                throw new IllegalStateException("a parked commit is gone from the store");
            }
            hand(followers);
            known += next.size();
        }
    }

    private void hand(List<Event<ContextCommitted>> followers) throws Exception {
        try {
            handler.handle(followers);
            forget(followers);
        } catch (Exception | StackOverflowError e) {
            if (!faults.isOfTheEvent(e)) {
                throw e;
            }
            for (Event<ContextCommitted> one : followers) {
                handSingly(one);
            }
        }
    }

    /** The consumer sets aside what it is told of, and what waits behind that goes on waiting. */
    private void handSingly(Event<ContextCommitted> follower) throws Exception {
        try {
            handler.handle(List.of(follower));
            forget(List.of(follower));
        } catch (Exception | StackOverflowError e) {
            if (!faults.isOfTheEvent(e)) {
                throw e;
            }
            forget(List.of(follower));
            throw new UnprocessableEvent(
                    follower,
                    e instanceof UnprocessableEvent ? faults.reason(e) : "handler failed: " + faults.reason(e));
        }
    }

    private void forget(List<Event<ContextCommitted>> commits) {
        parked.forget(
                commits.getFirst().data().userId(),
                commits.stream().map(event -> event.data().version()).toList());
    }
}
