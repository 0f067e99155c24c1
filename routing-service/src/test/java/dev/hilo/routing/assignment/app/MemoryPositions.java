package dev.hilo.routing.assignment.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

public final class MemoryPositions implements Positions {

    private final Map<String, Long> versions = new HashMap<>();

    @Override
    public Map<String, Long> load(Collection<String> userIds) {
        Map<String, Long> found = new HashMap<>(versions);
        found.keySet().retainAll(userIds);
        return found;
    }

    @Override
    public void save(Map<String, Long> reached) {
        reached.forEach((user, version) -> versions.merge(user, version, Math::max));
    }
}
