package dev.hilo.cases.protection.app;

import java.util.List;
import java.util.Optional;

/** Keeps erasures until they are done, and their record afterwards. */
public interface Erasures {

    /** Adds it, unless there is one with its id. */
    void add(Erasure erasure);

    void save(Erasure erasure);

    Optional<Erasure> find(String id);

    /** Those that are not done, the oldest first. */
    List<Erasure> open(int most);
}
