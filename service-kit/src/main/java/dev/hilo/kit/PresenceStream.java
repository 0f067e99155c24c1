package dev.hilo.kit;

import dev.hilo.contracts.PresenceNoted;
import java.util.function.Consumer;

/** Passing signs of who is there and who writes, to every replica of every service. */
public interface PresenceStream {

    /** Tells everybody, holding nobody up. A sign that cannot be told is counted and lost: the next one makes up for it. */
    void note(PresenceNoted sign);

    /**
     * Tells {@code heard} of all signs from now on that still hold; also of those this process has noted. What it throws
     * is logged.
     *
     * @param reader names it where others have their group
     */
    void follow(String reader, Consumer<PresenceNoted> heard);
}
