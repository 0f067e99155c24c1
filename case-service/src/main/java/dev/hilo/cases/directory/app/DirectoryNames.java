package dev.hilo.cases.directory.app;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Which entry reserved a name. A reservation counts only while its entry says that it holds the name: entries are written
 * first and reservations after them, so one whose entry is missing or says nothing of it was left behind by somebody who
 * died, and may be taken over.
 */
public interface DirectoryNames {

    /** @param since the entry's version when it reserved */
    record Holder(String entryId, long since) {}

    /** Reserves what is free; returns the holders of what is not. */
    Map<String, Holder> reserve(Collection<String> keys, Holder holder);

    Optional<Holder> holder(String key);

    /** Takes a reservation over, unless it has changed meanwhile. */
    boolean takeOver(String key, Holder from, Holder to);

    /** Gives up those of the reservations that are this entry's. */
    void release(Collection<String> keys, String entryId);
}
