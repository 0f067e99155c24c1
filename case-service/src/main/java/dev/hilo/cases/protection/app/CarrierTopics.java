package dev.hilo.cases.protection.app;

import dev.hilo.cases.protection.app.Erasure.Carriers;
import java.util.Set;

/** Topics that carry personal content in the clear from one service to another, and are no record of anything. */
public interface CarrierTopics {

    /** Tells channels to forget these identities; returns when the brokers have it. */
    void announce(String erasureId, Set<String> identities);

    /** How far the topics reach now. */
    Carriers ends();

    /** Rewrites dead letters without those that come from the identities, go to them or name them. */
    void purgeDeadLetters(Set<String> identities);

    /**
     * Cuts off what all readers have read.
     *
     * @param skipped groups that are not waited for while they have no members
     */
    Cut cutOff(Carriers upTo, Set<String> skipped);

    /**
     * What could not be cut off yet.
     *
     * @param left positions that readers have not come to
     * @param waitedFor the readers that it waits for
     */
    record Cut(Carriers left, Set<Reader> waitedFor) {}

    /**
     * A consumer group that has not read a topic far enough.
     *
     * @param idle whether it has no members now
     */
    record Reader(String topic, String group, boolean idle) {}
}
