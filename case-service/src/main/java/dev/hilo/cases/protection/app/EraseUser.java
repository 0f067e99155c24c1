package dev.hilo.cases.protection.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.protection.app.CarrierTopics.Cut;
import dev.hilo.cases.protection.app.Erasure.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person: from the log by destroying their keys, from every other place by having it forget. The order is such
 * that each step can be done again: first the log says so and folds nothing more for them; then all places forget; then
 * the keys go; last, topics that carried it in the clear are cut off behind their readers. What holds a step up is tried
 * again until it is done.
 */
public final class EraseUser {

    private static final int AT_ONCE = 20;

    private final ActOnCase acting;
    private final TracesOf tracesOf;
    private final List<PersonalStore> stores;
    private final UserKeys keys;
    private final CarrierTopics topics;
    private final Erasures erasures;
    private final Clock clock;
    private final Duration idleGroupsHold;

    /** @param idleGroupsHold how long a consumer group without members holds an erasure up */
    public EraseUser(
            ActOnCase acting,
            TracesOf tracesOf,
            List<PersonalStore> stores,
            UserKeys keys,
            CarrierTopics topics,
            Erasures erasures,
            Clock clock,
            Duration idleGroupsHold) {
        this.acting = acting;
        this.tracesOf = tracesOf;
        this.stores = List.copyOf(stores);
        this.keys = keys;
        this.topics = topics;
        this.erasures = erasures;
        this.clock = clock;
        this.idleGroupsHold = idleGroupsHold;
    }

    /** Takes it down, so that it will be done whatever happens, and does what can be done at once. */
    public Erasure request(String erasureId, String userId, String actor, @Nullable String reason) {
        erasures.add(Erasure.requested(erasureId, userId, actor, reason, clock.instant()));
        Erasure erasure = erasures.find(erasureId).orElseThrow();
        return goOn(erasure);
    }

    /** Goes on with whatever is not done. Returns how many still are not. */
    public int goOn() {
        int left = 0;
        for (Erasure erasure : erasures.open(AT_ONCE)) {
            if (goOn(erasure).state() != State.DONE) {
                left++;
            }
        }
        return left;
    }

    private Erasure goOn(Erasure begun) {
        Erasure erasure = begun;
        try {
            if (erasure.state() == State.REQUESTED) {
                erasure = saved(eraseFromLog(erasure));
            }
            if (erasure.state() == State.ERASED) {
                erasure = saved(forget(erasure));
            }
            if (erasure.state() == State.DESTROYED) {
                Instant now = clock.instant();
                Cut cut = topics.cutOff(erasure.carriers(), erasure.idleSince(now.minus(idleGroupsHold)));
                erasure = saved(cut.left().positions().isEmpty() ? erasure.done(now) : erasure.waiting(cut, now));
            }
            return erasure;
        } catch (RuntimeException e) {
            return saved(erasures.find(erasure.id())
                    .orElse(erasure)
                    .held(e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    private Erasure saved(Erasure erasure) {
        erasures.save(erasure);
        return erasure;
    }

    /**
     * What is left behind is looked up in the very context that is erased, and kept before it is: afterwards nobody could
     * tell, and the commit may be the last that this replica does.
     */
    private Erasure eraseFromLog(Erasure erasure) {
        acting.act(erasure.userId(), "erase:" + erasure.id(), null, null, (context, numbers) -> {
            boolean over = context.lineage().erased();
            if (over && erasure.left().isPresent()) {
                return new Decision.AlreadySo();
            }
            Traces traces = tracesOf.person(context);
            erasures.save(erasure.finding(traces));
            return over ? new Decision.AlreadySo() : decide(context, erasure, traces);
        });
        return erasures.find(erasure.id()).orElseThrow().erased();
    }

    private static Decision decide(Context context, Erasure erasure, Traces traces) {
        List<Fact> facts = new ArrayList<>();
        context.cases().stream()
                .filter(one -> !one.status().isFinal())
                .forEach(one -> facts.add(new CaseFact.CaseStatusChanged(
                        one.id(),
                        one.status() == CaseStatus.RESOLVED ? CaseStatus.CLOSED : CaseStatus.CANCELLED,
                        "erased",
                        null,
                        erasure.actor())));
        facts.add(new UserFact.UserErased(
                erasure.actor(), null, traces.logs().stream().sorted().toList()));
        return new Decision.Accepted(facts);
    }

    private Erasure forget(Erasure erasure) {
        Traces traces = erasure.left().orElseThrow();
        topics.announce(erasure.id(), traces.identities());
        stores.forEach(store -> store.forget(traces));
        topics.purgeDeadLetters(traces.identities());
        traces.users().forEach(user -> keys.destroyAll(user, traces.othersIn(user)));
        traces.shares().forEach(share -> {
            keys.destroyMember(share.logOf(), share.member());
            share.cases().forEach(caseId -> keys.destroyCase(share.logOf(), caseId));
        });
        tracesOf.refold(traces);
        return erasure.destroyed(topics.ends());
    }
}
