package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Webhook;
import java.util.List;
import java.util.Optional;

/** The webhooks there are: some, not many. */
public interface Webhooks {

    /** All of them, the oldest first. */
    List<Webhook> all();

    Optional<Webhook> find(String id);

    /** False when there is one of this id. */
    boolean add(Webhook webhook);

    /** Puts one in the place of the revision before; false when that is not there any more. */
    boolean replace(Webhook webhook);

    void remove(String id);
}
