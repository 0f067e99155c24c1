package dev.hilo.cases.verification.app;

import dev.hilo.cases.verification.model.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The verifications that are known, one for each place, and how many there were lately. */
public interface Verifications {

    /** Puts it in the place of whatever stands there. */
    void put(Verification verification);

    Optional<Verification> find(String place);

    /** Puts it in the place of the same one at this revision; false when that is not there any more. */
    boolean replace(Verification verification, long expectedRevision);

    /** Counts one more under a name, and says how many that makes; forgotten at the time given. */
    int count(String name, Instant until);

    /** Removes what stands at these places, and what claims one of these identities. */
    void forget(Collection<String> places, Collection<String> claims);

    /** Removes what is to be gone by then. */
    void removeGone(Instant now);
}
