package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.UserPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

public final class MemoryUserPositions implements UserPositions {

    private final Map<String, UserPosition> users = new HashMap<>();

    public MemoryUserPositions copy() {
        MemoryUserPositions copy = new MemoryUserPositions();
        copy.save(users.values());
        return copy;
    }

    @Override
    public Map<String, UserPosition> load(Collection<String> userIds) {
        Map<String, UserPosition> found = new HashMap<>(users);
        found.keySet().retainAll(userIds);
        return found;
    }

    @Override
    public void save(Collection<UserPosition> changed) {
        changed.forEach(
                one -> users.merge(one.userId(), one, (old, later) -> later.version() > old.version() ? later : old));
    }
}
