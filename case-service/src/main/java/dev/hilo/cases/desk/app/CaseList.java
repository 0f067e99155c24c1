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

        /** The same without what was said. */
        public Row forgotten() {
            return content.expired() ? this : new Row(userId, version, content.forgotten());
        }
    }

    /**
     * What to list.
     *
     * @param filter what the cases have in common
     * @param statuses those that matter; all of them when empty
     * @param queues those that may be seen; null when all may
     */
    record Query(
            Filter filter,
            Set<CaseStatus> statuses,
            Order order,
            @Nullable Set<String> queues) {

        public Query {
            if (!filter.field().orders().contains(order)) {
                throw new IllegalArgumentException("a list by " + filter.field() + " is not kept in that order");
            }
        }
    }

    /** @param value what the field is; empty for {@link Field#ANY} */
    record Filter(Field field, String value) {

        public static final Filter NONE = new Filter(Field.ANY, "");
    }

    /** What a list may be filtered by, besides the status; each is kept in some orders. */
    enum Field {
        ANY(Set.of(Order.values())),
        QUEUE(Set.of(Order.values())),
        AGENT(Set.of(Order.values())),
        USER(Set.of(Order.OPENED)),
        PARENT(Set.of(Order.OPENED));

        private final Set<Order> orders;

        Field(Set<Order> orders) {
            this.orders = orders;
        }

        public Set<Order> orders() {
            return orders;
        }
    }

    /** What a list is sorted by. */
    enum Order {
        /** The newest first. */
        OPENED,
        /** What changed last first. */
        UPDATED,
        /** The most urgent first, then the oldest. */
        PRIORITY
    }

    /** The place after a row in an order. */
    record After(Order order, Instant at, int priority, String caseId) {

        public static After of(Row row, Order order) {
            Case one = row.content();
            return new After(
                    order,
                    order == Order.UPDATED
                            ? one.progress().updatedAt()
                            : one.progress().openedAt(),
                    one.handling().priority().level(),
                    one.id());
        }
    }

    Optional<Row> find(String caseId);

    /** Those of the cases that there are, by number. One round trip. */
    Map<String, Row> findAll(Collection<String> caseIds);

    /** In the order asked for, and then by number. */
    List<Row> list(Query query, @Nullable After after, int most);

    /** The place after a row in the order of when cases were closed. */
    record ClosedAfter(Instant closedAt, String caseId) {}

    /** Cases that are over and not expired, closed before a time, the longest over first. */
    List<Row> closedBefore(Instant time, @Nullable ClosedAfter after, int most);

    /**
     * Makes rows of users, or of cases, say nothing any more of what was said.
     *
     * @param caseIds those concerned; all of the users' when empty
     */
    void forget(Collection<String> userIds, Collection<String> caseIds);

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
