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

    /** Cuts off what all readers have read; what they have not read by then is returned. */
    Carriers cutOff(Carriers upTo);
}
