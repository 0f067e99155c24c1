package dev.hilo.cases.protection.app;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person, or one of their cases, has left behind.
 *
 * @param person whether all of the person goes, rather than one case
 * @param users whose logs hold it: the person's own, and those of users merged into them
 * @param identities every channel identity that was ever theirs
 * @param cases numbers of the cases concerned
 * @param attachments ids of files
 * @param shares logs of other users in which some of it lies, under keys of these users' names
 * @param others whose things in these users' logs stay, by log: they were merged into them and have left
 * @param logs all in which something may have come on one of the identities
 */
public record Traces(
        boolean person,
        Set<String> users,
        Set<String> identities,
        Set<String> cases,
        Set<String> attachments,
        Set<Share> shares,
        Map<String, Set<String>> others,
        Set<String> logs) {

    private static final String OIDC = "oidc:";

    /**
     * @param member whose things they are in the log of {@code logOf}
     * @param cases of theirs, about which nobody else has said anything there
     */
    public record Share(String logOf, String member, Set<String> cases) {}

    /** Subjects of tokens that the person signs in with. */
    public Set<String> subjects() {
        return identities.stream()
                .filter(identity -> identity.startsWith(OIDC))
                .map(identity -> identity.substring(OIDC.length()))
                .collect(Collectors.toSet());
    }

    Set<String> othersIn(String logOf) {
        return others.getOrDefault(logOf, Set.of());
    }
}
