package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a case: what it is about, how urgent it is, whether many have it. */
public final class CaseChanges {

    private CaseChanges() {}

    /**
     * What it is about.
     *
     * @param service the new one; empty to take it away, null to leave it; {@code category} likewise
     */
    public record Details(
            @Nullable String subject,
            @Nullable String service,
            @Nullable String category) {

        boolean isEmpty() {
            return subject == null && service == null && category == null;
        }
    }

    /**
     * How urgent it is; what is null stays.
     *
     * @param level against the matrix, which takes a reason
     */
    public record Urgency(
            @Nullable Integer impact,
            @Nullable Integer urgency,
            @Nullable Integer level,
            @Nullable String reason) {}

    public static Decision describe(Context context, String caseId, Details details, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            if (details.subject() != null && details.subject().isBlank()) {
                return new Decision.Invalid("subject", "must not be blank");
            }
            Details news = news(one.matter(), details);
            return news.isEmpty()
                    ? new Decision.AlreadySo()
                    : new Decision.Accepted(new CaseFact.CaseDetailsChanged(
                            caseId, news.subject(), news.service(), news.category(), null, actor));
        });
    }

    /** By the matrix, unless a level is given and a reason for it. */
    public static Decision prioritise(
            Context context, String caseId, Urgency wanted, PriorityMatrix matrix, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            Priority now = one.handling().priority();
            int impact = wanted.impact() == null ? now.impact() : wanted.impact();
            int urgency = wanted.urgency() == null ? now.urgency() : wanted.urgency();
            Decision.Invalid wrong = wrong(impact, urgency, wanted.level());
            if (wrong != null) {
                return wrong;
            }
            Priority byMatrix = matrix.priority(impact, urgency);
            int level = wanted.level() == null ? byMatrix.level() : wanted.level();
            boolean against = level != byMatrix.level();
            if (against && (wanted.reason() == null || wanted.reason().isBlank())) {
                return new Decision.Invalid(
                        "priorityReason",
                        "is missing: say why the priority is not " + byMatrix.level()
                                + ", as impact and urgency have it");
            }
            Priority next = against ? new Priority(impact, urgency, level, wanted.reason()) : byMatrix;
            return next.equals(now)
                    ? new Decision.AlreadySo()
                    : new Decision.Accepted(new CaseFact.CasePrioritised(caseId, next, wanted.reason(), actor));
        });
    }

    /** It stands for a disturbance of many people, or does not. */
    public static Decision major(Context context, String caseId, boolean major, Why why) {
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.CHANGE,
                one -> one.handling().major() == major
                        ? new Decision.AlreadySo()
                        : new Decision.Accepted(
                                new CaseFact.MajorIncidentSet(caseId, major, why.actor(), why.reason())));
    }

    /** Several wishes as one: all of them, or the first refusal. */
    public static Decision together(List<Decision> decisions) {
        List<Fact> facts = new ArrayList<>();
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Accepted accepted -> facts.addAll(accepted.facts());
                case Decision.AlreadySo already -> {}
                case Decision.NoSuchCase refused -> {
                    return refused;
                }
                case Decision.NotNow refused -> {
                    return refused;
                }
                case Decision.Stale refused -> {
                    return refused;
                }
                case Decision.Elsewhere refused -> {
                    return refused;
                }
                case Decision.TooLarge refused -> {
                    return refused;
                }
                case Decision.Invalid refused -> {
                    return refused;
                }
            }
        }
        return facts.isEmpty() ? new Decision.AlreadySo() : new Decision.Accepted(facts);
    }

    private static Details news(Matter matter, Details details) {
        return new Details(
                news(matter.subject(), details.subject()),
                news(matter.service(), details.service()),
                news(matter.category(), details.category()));
    }

    private static @Nullable String news(@Nullable String now, @Nullable String next) {
        return next == null || next.strip().equals(now == null ? "" : now) ? null : next.strip();
    }

    private static Decision.@Nullable Invalid wrong(int impact, int urgency, @Nullable Integer level) {
        if (impact < 1 || impact > 3) {
            return new Decision.Invalid("impact", "must be from 1, widespread, to 3, one person");
        }
        if (urgency < 1 || urgency > 3) {
            return new Decision.Invalid("urgency", "must be from 1, nothing works, to 3, can wait");
        }
        return level != null && (level < 1 || level > 5)
                ? new Decision.Invalid("priority", "must be from 1, critical, to 5, planning")
                : null;
    }
}
