package dev.hilo.local;

import dev.hilo.local.process.ChildProcess;
import java.util.Optional;

/**
 * A part of a running platform.
 *
 * @param name what people call it
 * @param port its main port
 * @param url what to open or connect to
 * @param process its process, or empty when it runs in the launcher or is somebody else's
 * @param restart starts it when it does not run, and waits until it is ready
 * @param ready whether it answers
 */
public record Component(
        String name, int port, String url, Optional<ChildProcess> process, Runnable restart, Health ready) {
    /** Says whether something answers. */
    @FunctionalInterface
    public interface Health {
        /** Whether it answers now. */
        boolean isUp();
    }
}
