package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.UserPosition;
import java.util.Collection;
import java.util.Map;

/** Keeps how far each user's context has been folded. */
public interface UserPositions {

    /** Users never seen are absent. */
    Map<String, UserPosition> load(Collection<String> userIds);

    /** Saves each unless what is stored has its version or a later one. */
    void save(Collection<UserPosition> changed);
}
