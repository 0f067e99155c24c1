package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Putting right which case something counts towards: agents move interactions, split cases, and merge them. */
public final class CaseMoves {

    private CaseMoves() {}

    /** Who wants it, and why, in their words. */
    public record Why(String actor, @Nullable String reason) {}

    /** Moves an interaction to another case of the user. */
    public static Decision move(
            Context context,
            String caseId,
            String interactionId,
            Map<String, Position> positions,
            String toCaseId,
            Why why) {
        return from(
                context,
                caseId,
                List.of(interactionId),
                positions,
                (one, moving) -> to(
                        context,
                        toCaseId,
                        "toCaseId",
                        one,
                        Lifecycle.MOVE,
                        target -> new Decision.Accepted(moving.getFirst().to(target.id(), why))));
    }

    /**
     * Gives interactions a new case of their own, which is for somebody to take up; it begins as urgent as the one it was
     * split from, in the same queue.
     *
     * @param subject what the new case is about; as the first of the interactions says when null
     */
    public static Decision split(
            Context context,
            String caseId,
            List<String> interactionIds,
            Map<String, Position> positions,
            @Nullable String subject,
            Why why,
            Supplier<String> caseNumbers) {
        return from(context, caseId, interactionIds, positions, (one, moving) -> {
            String number = caseNumbers.get();
            Position first = moving.getFirst();
            List<Fact> facts = new ArrayList<>();
            facts.add(new CaseFact.CaseOpened(
                    number,
                    null,
                    subject == null ? first.interaction().title() : subject,
                    first.interaction().channel(),
                    one.matter().language(),
                    one.handling().priority(),
                    one.handling().queue(),
                    one.matter().service(),
                    one.matter().category(),
                    null,
                    why.actor(),
                    first.member(),
                    one.matter().suspect()));
            moving.forEach(position -> facts.add(position.to(number, why)));
            facts.add(new CaseFact.CaseRelated(number, one.id(), Relation.SPLIT_FROM, false, why.actor()));
            return new Decision.Accepted(facts);
        });
    }

    /** Ends a case in favour of another of the user, which goes on for both. */
    public static Decision merge(Context context, String caseId, String intoCaseId, Why why) {
        Optional<Case> merged =
                context.findCase(caseId).filter(one -> one.relations().mergedInto() != null);
        if (merged.isPresent() && context.findCurrentCase(caseId).equals(context.findCurrentCase(intoCaseId))) {
            return new Decision.AlreadySo();
        }
        return CaseActions.on(
                context,
                caseId,
                Lifecycle.MERGE,
                one -> to(
                        context,
                        intoCaseId,
                        "intoCaseId",
                        one,
                        Lifecycle.MERGE,
                        target -> new Decision.Accepted(
                                new CaseFact.CaseMerged(one.id(), target.id(), why.actor(), why.reason()))));
    }

    @FunctionalInterface
    private interface Moving {
        Decision of(Case from, List<Position> positions);
    }

    /** The number of a merged case stands for the one that goes on. */
    private static Decision from(
            Context context,
            String caseId,
            List<String> interactionIds,
            Map<String, Position> positions,
            Moving moving) {
        String current = context.findCurrentCase(caseId).map(Case::id).orElse(caseId);
        return CaseActions.on(context, current, Lifecycle.MOVE, one -> {
            List<Position> found = new ArrayList<>();
            for (String interactionId : interactionIds.stream().distinct().toList()) {
                Position position = positions.get(interactionId);
                if (position == null || !position.caseId().equals(one.id())) {
                    return new Decision.Elsewhere(interactionId, position == null ? null : position.caseId());
                }
                found.add(position);
            }
            return one.expired()
                    ? new Decision.Invalid(
                            "interactionId", "names what was destroyed, with all that was said about the case")
                    : moving.of(one, found);
        });
    }

    private static Decision to(
            Context context, String caseId, String field, Case from, String wish, Function<Case, Decision> decide) {
        Optional<Case> target = context.findCurrentCase(caseId);
        if (target.isEmpty() || target.get().id().equals(from.id())) {
            return new Decision.Invalid(field, "must be another case of the same user");
        }
        return CaseActions.on(context, target.get().id(), wish, decide);
    }
}
