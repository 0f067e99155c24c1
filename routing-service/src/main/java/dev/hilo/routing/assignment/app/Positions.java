package dev.hilo.routing.assignment.app;

import java.util.Collection;
import java.util.Map;

/** How far each user's context has been folded. */
public interface Positions {

    /** Users never seen are absent. */
    Map<String, Long> load(Collection<String> userIds);

    /** Never moves a position back. */
    void save(Map<String, Long> versions);
}
