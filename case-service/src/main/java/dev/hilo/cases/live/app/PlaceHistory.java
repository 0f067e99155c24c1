package dev.hilo.cases.live.app;

import java.util.Optional;

/** Where cases were. */
public interface PlaceHistory {

    /** The place of a case just before a version of its user's context; empty when it cannot be found out. */
    Optional<Place> before(String userId, long version, String caseId);
}
