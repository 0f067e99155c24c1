package dev.hilo.kit;

import java.util.Collection;
import java.util.Map;

/** How far a consumer of the context stream has folded each user: what it stores together with its own state. */
@FunctionalInterface
public interface FoldedVersions {

    /** The version of the latest commit that is folded, by user. A user without any is absent. */
    Map<String, Long> of(Collection<String> userIds);
}
