package dev.hilo.cases.live.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody watches: the cases of a queue, or those of an agent. */
public sealed interface Watch {

    boolean sees(Place place);

    record Queue(String name) implements Watch {

        @Override
        public boolean sees(Place place) {
            return place.queue().equals(name);
        }
    }

    /** @param queues only their cases; null when it does not matter */
    record Agent(String id, @Nullable Set<String> queues) implements Watch {

        @Override
        public boolean sees(Place place) {
            return id.equals(place.agentId()) && (queues == null || queues.contains(place.queue()));
        }
    }
}
