package dev.hilo.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Work on threads of its own that must not end before the process does. Where an {@link Error} ended it, that is told
 * here, liveness goes down, and the platform starts the process anew.
 */
@ApplicationScoped
public class BackgroundWork {

    private final Map<String, String> ended = new ConcurrentHashMap<>();

    /** @param name of the work, for operators */
    public void ended(String name, Throwable error) {
        ended.putIfAbsent(name, "ended by " + error.getClass().getSimpleName());
    }

    Map<String, String> ended() {
        return ended;
    }
}
