package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All cases of all users, for looking through them: a projection of the log, rebuilt from it at will. */
public interface CaseList {

    /**
     * A case in the list.
     *
     * @param version of its user's context when the row was written
     */
    record Row(String userId, long version, Case content) {

        public static Row of(Context context, Case one) {
            return new Row(context.userId(), context.version(), one);
        }
    }

    /**
     * What to list; what is null does not matter.
     *
     * @param queues those that may be seen
     */
    record Query(
            @Nullable CaseStatus status,
            @Nullable String queue,
            @Nullable String agentId,
            @Nullable String userId,
            @Nullable Set<String> queues) {}

    /** The place after a row, in the order of the list. */
    record After(Instant openedAt, String caseId) {

        public static After of(Row row) {
            return new After(row.content().progress().openedAt(), row.content().id());
        }
    }

    Optional<Row> find(String caseId);

    /** Those of the cases that there are, by number. One round trip. */
    Map<String, Row> findAll(Collection<String> caseIds);

    /** Newest first, by when they were opened and then by number. */
    List<Row> list(Query query, @Nullable After after, int most);

    /** Puts rows in the place of older ones. */
    void save(Collection<Row> rows);

    /**
     * Makes these all the rows of a user: puts them in the place of what is not newer and removes the user's others.
     *
     * @return how many were missing, other or too many
     */
    long replaceAll(String userId, Collection<Row> rows);

    /** Where the rows that exist stand. */
    Map<String, Place> places(Collection<String> caseIds);

    /** Whose context a row was written from, and at which version. */
    record Place(String userId, long version) {}
}
