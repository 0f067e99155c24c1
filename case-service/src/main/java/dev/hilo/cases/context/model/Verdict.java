package dev.hilo.cases.context.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the user, or somebody for them, says about a resolution: that it holds, that it does not, how good it was. */
public final class Verdict {

    /** Why a case that the user agrees to is closed. */
    public static final String CONFIRMED = "confirmed";

    private static final int WORST = 1;
    private static final int BEST = 5;

    private Verdict() {}

    /** The need is met: the case is over. */
    public static Decision confirm(Context context, String caseId, String actor) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CONFIRM,
                one -> new Decision.Accepted(
                        new CaseFact.CaseStatusChanged(caseId, CaseStatus.CLOSED, CONFIRMED, null, actor)));
    }

    /** The need is not met: the case comes back, and was not resolved at first contact. */
    public static Decision reject(Context context, String caseId, Why why) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.REJECT,
                one -> why.with(new CaseFact.CaseReopened(caseId, null, CaseFact.Back.REJECTED, why.actor()), caseId));
    }

    /**
     * How satisfied the user is; a later answer replaces an earlier one.
     *
     * @param score from 1 to 5
     */
    public static Decision feedback(Context context, String caseId, int score, @Nullable String comment) {
        return CaseActions.on(context, caseId, Lifecycle.FEEDBACK, one -> {
            if (score < WORST || score > BEST) {
                return new Decision.Invalid("score", "must be from 1, very dissatisfied, to 5, very satisfied");
            }
            return comment == null && Objects.equals(one.progress().score(), score)
                    ? new Decision.AlreadySo()
                    : new Decision.Accepted(new CaseFact.FeedbackGiven(caseId, score, comment, null));
        });
    }
}
