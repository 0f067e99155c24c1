package dev.hilo.cases.webhooks.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be delivered, in lanes: one for each webhook and case. Only the first of a lane is delivered, and only by
 * the one who holds the lane. A lane that is held is due again when the lease ends: so it is taken over when its holder
 * is gone. A lane that is empty is not there.
 */
public interface Lanes {

    /**
     * @param waiting ids of deliveries, the next one first
     * @param dueAt when somebody may take it
     */
    record Lane(String id, String webhookId, List<String> waiting, Instant dueAt) {}

    /** What to put at the end of a lane, in order. What is on it stays where it is. */
    record Entry(String webhookId, List<String> deliveries) {}

    void enqueue(Map<String, Entry> byLane, Instant now);

    /** Lanes of a webhook that are due, the longest first. */
    List<Lane> due(String webhookId, Instant now, int most);

    /** Takes the lane as it was seen; empty when somebody was faster. */
    Optional<Lane> claim(Lane seen, String holder, Instant until);

    /** Holds the lane for longer, and looks at it again; empty when it is not the holder's any more. */
    Optional<Lane> renew(String laneId, String holder, Instant until);

    /** Takes what is settled off the lane. */
    void settle(String laneId, String holder, String deliveryId);

    /** Gives the lane back, to be taken again at a time; one that is empty is removed. */
    void release(String laneId, String holder, Instant dueAt);

    void removeOf(String webhookId);
}
