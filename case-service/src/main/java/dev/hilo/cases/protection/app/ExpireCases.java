package dev.hilo.cases.protection.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.keys.app.UserKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Destroys what was said about cases that are over for longer than their service keeps them. What happened, and the
 * figures, stay. Each case has a key of its own, so one goes without the others.
 */
public final class ExpireCases {

    private static final int PAGE = 200;

    private final RetentionRules rules;
    private final CaseList list;
    private final ContextLog log;
    private final ActOnCase acting;
    private final TracesOf tracesOf;
    private final List<PersonalStore> stores;
    private final UserKeys keys;
    private final Clock clock;

    public ExpireCases(
            RetentionRules rules,
            CaseList list,
            ContextLog log,
            ActOnCase acting,
            TracesOf tracesOf,
            List<PersonalStore> stores,
            UserKeys keys,
            Clock clock) {
        this.rules = rules;
        this.list = list;
        this.log = log;
        this.acting = acting;
        this.tracesOf = tracesOf;
        this.stores = List.copyOf(stores);
        this.keys = keys;
        this.clock = clock;
    }

    /** How long each service keeps its cases. */
    public interface RetentionRules {

        /** By service; a service that is not named, and cases without one, follow {@link #others}. */
        Map<String, Duration> byService();

        /** Empty when they are kept for ever. */
        Optional<Duration> others();
    }

    /** A case that is due. {@code rule} names the service, or {@code others}. */
    public record Due(String caseId, String userId, String rule, Instant closedAt) {}

    /** The cases that are due now, the longest over first, {@code most} at the most. */
    public List<Due> due(int most) {
        Instant now = clock.instant();
        Optional<Duration> shortest = Stream.concat(rules.byService().values().stream(), rules.others().stream())
                .min(Duration::compareTo);
        List<Due> due = new ArrayList<>();
        if (shortest.isEmpty()) {
            return due;
        }
        CaseList.@Nullable ClosedAfter after = null;
        while (due.size() < most) {
            List<Row> page = list.closedBefore(now.minus(shortest.get()), after, PAGE);
            for (Row row : page) {
                due(row, now).ifPresent(due::add);
                after = new CaseList.ClosedAfter(
                        closedAt(row.content()), row.content().id());
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        return due.size() > most ? List.copyOf(due.subList(0, most)) : due;
    }

    /** Expires what is due, {@code most} cases at the most. To be interrupted is harmless: the rest is still due. */
    public List<Due> run(int most) {
        List<Due> due = due(most);
        due.forEach(this::expire);
        return due;
    }

    private Optional<Due> due(Row row, Instant now) {
        String service = row.content().matter().service();
        Duration kept = service == null ? null : rules.byService().get(service);
        String rule = kept == null ? "others" : "service:" + service;
        Duration span = kept == null ? rules.others().orElse(null) : kept;
        Instant closedAt = closedAt(row.content());
        return span == null || closedAt.plus(span).isAfter(now)
                ? Optional.empty()
                : Optional.of(new Due(row.content().id(), row.userId(), rule, closedAt));
    }

    private void expire(Due due) {
        Traces traces = tracesOf.ofCase(log.latest(due.userId()), due.caseId());
        acting.act(
                due.userId(),
                "expire:" + due.caseId(),
                due.caseId(),
                null,
                (context, numbers) -> new Decision.Accepted(new CaseFact.CaseExpired(due.caseId(), due.rule())));
        stores.forEach(store -> store.forget(traces));
        traces.users().forEach(user -> keys.destroyCase(user, due.caseId()));
        traces.shares().forEach(share -> keys.destroyCase(share.logOf(), due.caseId()));
        tracesOf.refold(traces);
    }

    private static Instant closedAt(Case one) {
        Instant closedAt = one.progress().closedAt();
        return closedAt == null ? one.progress().updatedAt() : closedAt;
    }
}
