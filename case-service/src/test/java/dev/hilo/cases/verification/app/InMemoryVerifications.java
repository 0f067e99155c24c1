package dev.hilo.cases.verification.app;

import dev.hilo.cases.verification.model.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Verifications in memory. */
final class InMemoryVerifications implements Verifications {

    private final Map<String, Verification> places = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Instant> until = new HashMap<>();

    @Override
    public synchronized void put(Verification verification) {
        places.put(verification.place(), verification);
    }

    @Override
    public synchronized Optional<Verification> find(String place) {
        return Optional.ofNullable(places.get(place));
    }

    @Override
    public synchronized boolean replace(Verification verification, long expectedRevision) {
        Verification there = places.get(verification.place());
        boolean same = there != null && there.id().equals(verification.id()) && there.revision() == expectedRevision;
        if (same) {
            places.put(verification.place(), verification);
        }
        return same;
    }

    @Override
    public synchronized int count(String name, Instant goneAt) {
        until.putIfAbsent(name, goneAt);
        return counts.merge(name, 1, Integer::sum);
    }

    @Override
    public synchronized void forget(Collection<String> some, Collection<String> claims) {
        places.values().removeIf(one -> some.contains(one.place()) || claims.contains(one.claim()));
    }

    @Override
    public synchronized void removeGone(Instant now) {
        places.values().removeIf(one -> !one.goneAt().isAfter(now));
        until.values().removeIf(time -> !time.isAfter(now));
        counts.keySet().retainAll(until.keySet());
    }
}
