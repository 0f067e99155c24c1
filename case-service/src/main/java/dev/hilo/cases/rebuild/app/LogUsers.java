package dev.hilo.cases.rebuild.app;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** The users who have a log. */
public interface LogUsers {

    /** Each user once, in the order of their ids. */
    void forEach(Consumer<String> user);

    /** About how many commits there are in all. */
    long commits();

    /** Those of the users who have a log. */
    Set<String> among(Collection<String> userIds);
}
