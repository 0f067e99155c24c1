package dev.hilo.cases.catalogue.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the desk offers its users, after ITIL's service catalogue.
 *
 * @param id lower-case words with hyphens: {@code network}
 * @param owner who answers for it: a person or a team
 * @param sla the SLA policy that its cases run under, by its name in routing; the queue's own when null
 * @param categories that its cases may have
 * @param locationRelevant whether where the user is matters to its cases
 * @param queue where its cases go
 * @param impact that its cases begin with, from 1 to 3; {@code urgency} likewise
 * @param retentionDays how long what was said about a case is kept after it is over; for ever when null
 * @param template whose fields its cases must have
 */
public record Service(
        String id,
        Words name,
        String owner,
        @Nullable String sla,
        List<Category> categories,
        boolean locationRelevant,
        String queue,
        int impact,
        int urgency,
        @Nullable Integer retentionDays,
        @Nullable String template) {

    /** A kind of case, for figures and for finding alike ones. */
    public record Category(String id, Words name) {}

    /** Whether its cases may be of this category. A service that names none takes every word for one. */
    public boolean admits(String category) {
        return categories.isEmpty()
                || categories.stream().anyMatch(one -> one.id().equals(category));
    }
}
