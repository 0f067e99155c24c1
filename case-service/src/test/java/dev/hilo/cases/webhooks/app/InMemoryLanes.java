package dev.hilo.cases.webhooks.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lanes as a map. Passes the same conformance tests as those in MongoDB. */
final class InMemoryLanes implements Lanes {

    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Map<String, String> holders = new HashMap<>();

    @Override
    public synchronized void enqueue(Map<String, Entry> byLane, Instant now) {
        byLane.forEach((id, entry) -> {
            Lane lane = lanes.getOrDefault(id, new Lane(id, entry.webhookId(), List.of(), now));
            List<String> waiting = new ArrayList<>(lane.waiting());
            entry.deliveries().stream().filter(one -> !waiting.contains(one)).forEach(waiting::add);
            lanes.put(id, new Lane(id, lane.webhookId(), List.copyOf(waiting), lane.dueAt()));
        });
    }

    @Override
    public synchronized List<Lane> due(String webhookId, Instant now, int most) {
        return lanes.values().stream()
                .filter(lane ->
                        lane.webhookId().equals(webhookId) && !lane.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Lane::dueAt))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<Lane> claim(Lane seen, String holder, Instant until) {
        Lane lane = lanes.get(seen.id());
        if (lane == null || !lane.dueAt().equals(seen.dueAt())) {
            return Optional.empty();
        }
        holders.put(seen.id(), holder);
        return Optional.of(put(lane, lane.waiting(), until));
    }

    @Override
    public synchronized Optional<Lane> renew(String laneId, String holder, Instant until) {
        Lane lane = held(laneId, holder);
        return lane == null ? Optional.empty() : Optional.of(put(lane, lane.waiting(), until));
    }

    @Override
    public synchronized void settle(String laneId, String holder, String deliveryId) {
        Lane lane = held(laneId, holder);
        if (lane != null) {
            List<String> waiting = new ArrayList<>(lane.waiting());
            waiting.remove(deliveryId);
            put(lane, waiting, lane.dueAt());
        }
    }

    @Override
    public synchronized void release(String laneId, String holder, Instant dueAt) {
        Lane lane = held(laneId, holder);
        if (lane != null) {
            holders.remove(laneId);
            if (lane.waiting().isEmpty()) {
                lanes.remove(laneId);
            } else {
                put(lane, lane.waiting(), dueAt);
            }
        }
    }

    @Override
    public synchronized void removeOf(String webhookId) {
        lanes.values().removeIf(lane -> lane.webhookId().equals(webhookId));
    }

    private @Nullable Lane held(String laneId, String holder) {
        return holder.equals(holders.get(laneId)) ? lanes.get(laneId) : null;
    }

    private Lane put(Lane lane, List<String> waiting, Instant dueAt) {
        Lane next = new Lane(lane.id(), lane.webhookId(), List.copyOf(waiting), dueAt);
        lanes.put(lane.id(), next);
        return next;
    }
}
