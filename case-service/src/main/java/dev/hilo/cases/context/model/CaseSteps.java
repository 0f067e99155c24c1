package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps of a case's life beside its resolution: it waits, goes on, comes back, is over. */
public final class CaseSteps {

    /** Why a case whose user said nothing more is closed, and who closes it. */
    public static final String SILENCE = "silence";

    /** Why a case whose time of waiting is up is open again, and who opens it. */
    public static final String DUE = "due";

    private CaseSteps() {}

    /** Somebody works on it. */
    public static Decision open(Context context, String caseId, Why why) {
        return CaseActions.on(context, caseId, Lifecycle.OPEN, one -> to(one, CaseStatus.OPEN, null, why));
    }

    /**
     * The desk waits for the user.
     *
     * @param until when it opens by itself if they say nothing
     */
    public static Decision pending(Context context, String caseId, @Nullable Instant until, Instant now, Why why) {
        return CaseActions.on(
                context, caseId, Lifecycle.PENDING, one -> waiting(one, CaseStatus.PENDING_USER, until, now, why));
    }

    /** The desk waits for something else; {@code until} likewise. */
    public static Decision hold(Context context, String caseId, @Nullable Instant until, Instant now, Why why) {
        return CaseActions.on(
                context, caseId, Lifecycle.HOLD, one -> waiting(one, CaseStatus.ON_HOLD, until, now, why));
    }

    /** An agent takes a resolved case up again. */
    public static Decision reopen(Context context, String caseId, Why why) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.REOPEN,
                one -> why.with(new CaseFact.CaseReopened(caseId, null, CaseFact.Back.AGENT, why.actor()), caseId));
    }

    /** Over for good, whether or not the user has confirmed. */
    public static Decision close(Context context, String caseId, Why why) {
        return CaseActions.on(context, caseId, Lifecycle.CLOSE, one -> to(one, CaseStatus.CLOSED, null, why));
    }

    /** Given up. */
    public static Decision cancel(Context context, String caseId, Why why) {
        return CaseActions.on(context, caseId, Lifecycle.CANCEL, one -> to(one, CaseStatus.CANCELLED, null, why));
    }

    /** Closes a case that has been resolved since then and was not spoken of again. */
    public static Decision silence(Context context, String caseId, Instant resolvedAt) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CLOSE,
                one -> resolvedAt.equals(one.progress().resolvedAt())
                        ? to(one, CaseStatus.CLOSED, null, Why.of(SILENCE, SILENCE))
                        : new Decision.AlreadySo());
    }

    /** Opens a case that was to wait until then and waits still. */
    public static Decision due(Context context, String caseId, Instant until) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.OPEN,
                one -> until.equals(one.handling().until())
                        ? to(one, CaseStatus.OPEN, null, Why.of(DUE, DUE))
                        : new Decision.AlreadySo());
    }

    private static Decision waiting(Case one, CaseStatus status, @Nullable Instant until, Instant now, Why why) {
        if (until != null && !until.isAfter(now)) {
            return new Decision.Invalid("until", "must be in the future");
        }
        return one.status() == status && Objects.equals(until, one.handling().until()) && why.note() == null
                ? new Decision.AlreadySo()
                : to(one, status, until, why);
    }

    private static Decision to(Case one, CaseStatus status, @Nullable Instant until, Why why) {
        return why.with(new CaseFact.CaseStatusChanged(one.id(), status, why.reason(), until, why.actor()), one.id());
    }
}
