package dev.hilo.cases.context.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which of the people who ask for help are there just now, and which of them write, by channel identity. In memory, the same
 * on every replica; empty after a start until they say again that they are there.
 */
public final class PresenceBoard {

    private static final Instant NEVER = Instant.EPOCH;

    private final Map<String, Until> known = new ConcurrentHashMap<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;

    public PresenceBoard(InstantSource clock) {
        this.clock = clock;
    }

    /** @param here whether they can read what is written now */
    public record Shown(String identity, boolean here, boolean typing) {}

    private record Until(Instant here, Instant typing) {

        Instant last() {
            return here.isAfter(typing) ? here : typing;
        }
    }

    /** Somebody is there until then, unless they say so again. */
    public void here(String identity, Instant until) {
        note(identity, new Until(until, NEVER));
    }

    /** Somebody writes; so they are there. */
    public void typing(String identity, Instant until) {
        note(identity, new Until(until, until));
    }

    public void gone(String identity) {
        if (known.remove(identity) != null) {
            wake(identity);
        }
    }

    private void note(String identity, Until more) {
        Instant now = clock.instant();
        Shown before = shown(identity, now);
        known.merge(
                identity, more, (old, sign) -> new Until(later(old.here, sign.here), later(old.typing, sign.typing)));
        if (!shown(identity, now).equals(before)) {
            wake(identity);
        }
    }

    /** Forgets who has not been heard of; to be called now and then. */
    public void tidy() {
        Instant now = clock.instant();
        known.values().removeIf(until -> !until.last().isAfter(now));
    }

    /** Those of the identities that are there. */
    public List<String> here(Collection<String> identities) {
        Instant now = clock.instant();
        return identities.stream()
                .filter(identity -> shown(identity, now).here())
                .toList();
    }

    /** @param wake called, by whoever brings the news, when something is different about the identities watched */
    public Watch watch(Runnable wake) {
        Watch watch = new Watch(wake);
        watches.add(watch);
        return watch;
    }

    private void wake(String identity) {
        watches.forEach(watch -> watch.wake(identity));
    }

    private Shown shown(String identity, Instant now) {
        Until until = known.getOrDefault(identity, new Until(NEVER, NEVER));
        return new Shown(identity, until.here.isAfter(now), until.typing.isAfter(now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What one who watches was told; for one thread. */
    public final class Watch implements AutoCloseable {

        private final Runnable wake;
        private final Map<String, Shown> told = new TreeMap<>();
        private volatile Set<String> watched = Set.of();

        private Watch(Runnable wake) {
            this.wake = wake;
        }

        private void wake(String identity) {
            if (watched.contains(identity)) {
                wake.run();
            }
        }

        /** Whom it is about from now on. */
        public void watch(Collection<String> identities) {
            watched = Set.copyOf(identities);
        }

        /** What is different from what was told before; at first, who is there. */
        public List<Shown> changes() {
            Instant now = clock.instant();
            List<Shown> changes = new ArrayList<>();
            for (String identity : new TreeSet<>(watched)) {
                Shown shown = shown(identity, now);
                Shown before = told.put(identity, shown);
                if (!shown.equals(before) && (before != null || shown.here())) {
                    changes.add(shown);
                }
            }
            told.keySet().retainAll(watched);
            return changes;
        }

        /** How long what was told holds by itself, at most as long as given. */
        public Duration holds(Duration atMost) {
            Instant now = clock.instant();
            return watched.stream()
                    .flatMap(identity -> {
                        Until until = known.get(identity);
                        return until == null ? Stream.of() : Stream.of(until.here, until.typing);
                    })
                    .filter(end -> end.isAfter(now))
                    .map(end -> Duration.between(now, end))
                    .filter(left -> left.compareTo(atMost) < 0)
                    .min(Duration::compareTo)
                    .orElse(atMost);
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
