package dev.hilo.routing.roster.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The desk's queues, by name. */
public record Queues(List<Queue> all) {

    public Queues {
        Map<String, Queue> byName = new TreeMap<>();
        all.forEach(queue -> byName.put(queue.name(), queue));
        all = List.copyOf(byName.values());
    }

    public static Queues of(Collection<Queue> queues) {
        return new Queues(List.copyOf(queues));
    }

    public Optional<Queue> named(String name) {
        return all.stream().filter(queue -> queue.name().equals(name)).findFirst();
    }
}
