package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.app.ActOnCase.Wish;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.CaseChanges;
import dev.hilo.cases.context.model.CaseChanges.Urgency;
import dev.hilo.cases.context.model.CaseMoves;
import dev.hilo.cases.context.model.CaseSteps;
import dev.hilo.cases.context.model.CaseTies;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Position;
import dev.hilo.cases.context.model.PriorityMatrix;
import dev.hilo.cases.context.model.Verdict;
import dev.hilo.cases.context.model.Why;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** What agents do with cases all day: they tidy up, work on, resolve and close; users confirm, reject or keep silent. */
final class DeskDay {

    private static final Agent MARTA = new Agent("marta", "Marta");
    private static final Why WHY = new Why("marta", "otra cosa", null);
    private static final CaseMoves.Why MOVING = new CaseMoves.Why("marta", "otra cosa");

    private final World world;
    private final Random random;
    private final Positions positions;

    DeskDay(World world, Random random) {
        this.world = world;
        this.random = random;
        this.positions = new Positions(world.log);
    }

    /**
     * One wish about one case of a user, decided on what the agent saw.
     *
     * @param sent ids of interactions, some of which may be the user's
     */
    void happen(Replica replica, String user, String cause, Collection<String> sent) {
        Context seen = world.latest(user);
        if (seen.cases().isEmpty()) {
            return;
        }
        String one = any(seen.cases()).id();
        String other = any(seen.cases()).id();
        Wish wish = random.nextBoolean() ? tidying(seen, one, other, sent) : working(cause, one, other);
        replica.acting.act(user, cause, one, null, wish);
    }

    private Wish tidying(Context seen, String one, String other, Collection<String> sent) {
        List<Position> own = List.copyOf(
                positions.find(seen, sent.stream().sorted().toList()).values());
        if (own.isEmpty() || random.nextInt(5) == 0) {
            return (context, numbers) -> CaseMoves.merge(context, one, other, MOVING);
        }
        Position first = any(own);
        if (random.nextInt(3) > 0) {
            String id = first.interaction().id();
            return (context, numbers) ->
                    CaseMoves.move(context, first.caseId(), id, positions.find(context, List.of(id)), other, MOVING);
        }
        List<String> some = own.stream()
                .filter(position -> position.caseId().equals(first.caseId()))
                .limit(2)
                .map(position -> position.interaction().id())
                .toList();
        return (context, numbers) ->
                CaseMoves.split(context, first.caseId(), some, positions.find(context, some), null, MOVING, numbers);
    }

    private Wish working(String cause, String one, String other) {
        int score = 1 + random.nextInt(5);
        return switch (random.nextInt(16)) {
            case 0 -> (context, numbers) -> CaseActions.note(context, one, cause, MARTA, "nota", List.of());
            case 1 -> (context, numbers) -> CaseActions.assign(context, one, "service-desk", MARTA, "marta");
            case 2 -> (context, numbers) -> CaseActions.queue(context, one, "queue-" + score, WHY);
            case 3, 4 -> (context, numbers) -> CaseActions.resolve(context, one, "config", "hecho", "marta");
            case 5 -> (context, numbers) -> Verdict.confirm(context, one, "ana");
            case 6 -> (context, numbers) -> Verdict.reject(context, one, WHY);
            case 7 -> (context, numbers) -> Verdict.feedback(context, one, score, "bien");
            case 8 -> (context, numbers) -> CaseSteps.pending(context, one, null, world.now(), WHY);
            case 9 -> (context, numbers) -> CaseSteps.hold(context, one, null, world.now(), WHY);
            case 10 -> (context, numbers) -> CaseSteps.open(context, one, WHY);
            case 11 -> silence(one);
            case 12 -> (context, numbers) -> CaseTies.tag(context, one, "tag-" + score, "marta");
            case 13 -> (context, numbers) -> CaseTies.relate(context, one, other, "marta");
            case 14 -> (context, numbers) -> CaseTies.parent(context, one, other, "marta");
            default ->
                (context, numbers) -> CaseChanges.prioritise(
                        context,
                        one,
                        new Urgency(1 + score % 3, 1 + score % 2, null, null),
                        PriorityMatrix.ITIL,
                        "marta");
        };
    }

    /** Closes the case if it still is resolved since when it was looked at. */
    private Wish silence(String caseId) {
        return (context, numbers) -> {
            Instant since = context.findCase(caseId)
                    .map(Case::progress)
                    .map(progress -> progress.resolvedAt())
                    .orElse(Instant.EPOCH);
            return CaseSteps.silence(context, caseId, since);
        };
    }

    private <T> T any(Collection<T> some) {
        return new ArrayList<>(some).get(random.nextInt(some.size()));
    }
}
