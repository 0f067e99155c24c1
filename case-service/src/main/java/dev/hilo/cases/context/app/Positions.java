package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Marks;
import dev.hilo.cases.context.model.Position;
import dev.hilo.cases.context.model.UserFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says from the log which cases interactions count towards. Nothing is kept for it: an interaction is found by its own id,
 * its moves and the merges of its cases by their {@link Marks}, each by the unique index on user and cause; the undoing of
 * a merge of users by where the context knows that it stands. The answer is that of a context's version, and final: what
 * the log says up to there never changes. So a decision that rests on it and is committed as the next version is exact,
 * whoever else was moving the same.
 */
public final class Positions {

    /** How many moves of an interaction are looked for at once. */
    private static final int TURNS = 4;

    private final ContextLog log;

    public Positions(ContextLog log) {
        this.log = log;
    }

    /** By interaction; what counts towards no case is not there. */
    public Map<String, Position> find(Context context, Collection<String> interactionIds) {
        Set<String> logs = new HashSet<>(context.logs());
        Known known = new Known(context);
        known.look(logs, first(interactionIds));
        Map<String, Position> positions = new LinkedHashMap<>();
        for (String interactionId : interactionIds) {
            find(known, logs, interactionId).ifPresent(position -> positions.put(interactionId, position));
        }
        return positions;
    }

    private static List<String> first(Collection<String> interactionIds) {
        return interactionIds.stream()
                .flatMap(id -> Stream.concat(Stream.of(id), turns(id, 1)))
                .toList();
    }

    private static Stream<String> turns(String interactionId, int from) {
        return IntStream.range(from, from + TURNS).mapToObj(turn -> Marks.moved(interactionId, turn));
    }

    private Optional<Position> find(Known known, Set<String> logs, String interactionId) {
        Stated<CaseFact.InteractionAttached> attached = known.stated(
                interactionId,
                CaseFact.InteractionAttached.class,
                fact -> fact.interactionId().equals(interactionId));
        Stated<UserFact.InteractionRecorded> recorded = known.stated(
                interactionId,
                UserFact.InteractionRecorded.class,
                fact -> fact.interaction().id().equals(interactionId));
        if (attached == null || recorded == null) {
            return Optional.empty();
        }
        String caseId = attached.fact().caseId();
        Commit since = attached.commit();
        int turns = 0;
        while (true) {
            if (turns > 0 && turns % TURNS == 0) {
                known.look(logs, turns(interactionId, turns + 1).toList());
            }
            Stated<CaseFact.InteractionMoved> moved = known.stated(
                    Marks.moved(interactionId, turns + 1),
                    CaseFact.InteractionMoved.class,
                    fact -> fact.interactionId().equals(interactionId));
            if (moved == null) {
                break;
            }
            caseId = moved.fact().toCaseId();
            since = moved.commit();
            turns++;
        }
        String member = recorded.fact().member();
        return Optional.of(new Position(
                recorded.fact().interaction(), member, goingOn(known, logs, caseId, member, since), turns));
    }

    /** Where what counted towards a case went with all that its member said about it, and with the case itself. */
    private String goingOn(Known known, Set<String> logs, String caseId, String member, Commit since) {
        String current = caseId;
        Commit latest = since;
        while (true) {
            Stated<CaseFact.PartMoved> parted = known.parted(current, member, latest);
            if (parted != null) {
                current = parted.fact().toCaseId();
                latest = parted.commit();
                continue;
            }
            if (known.goesOnByItself(current)) {
                return current;
            }
            String asked = current;
            known.look(logs, List.of(Marks.merged(asked)));
            Stated<CaseFact.CaseMerged> merged = known.stated(
                    Marks.merged(asked),
                    CaseFact.CaseMerged.class,
                    fact -> fact.caseId().equals(asked));
            if (merged == null) {
                return current;
            }
            current = merged.fact().intoCaseId();
            latest = merged.commit();
        }
    }

    private record Stated<F extends Fact>(Commit commit, F fact) {}

    @FunctionalInterface
    private interface Which<F> {
        boolean is(F fact);
    }

    /** What was read of the log, up to the context's version. */
    private final class Known {

        private final Context context;
        private final Map<String, Commit> byCause = new HashMap<>();
        private @Nullable List<Stated<CaseFact.PartMoved>> partings;

        Known(Context context) {
            this.context = context;
        }

        void look(Set<String> logs, List<String> causes) {
            List<String> unknown =
                    causes.stream().filter(cause -> !byCause.containsKey(cause)).toList();
            for (Commit commit : log.withCauses(logs, unknown)) {
                if (!commit.userId().equals(context.userId()) || commit.version() <= context.version()) {
                    commit.causes().forEach(cause -> byCause.putIfAbsent(cause, commit));
                }
            }
        }

        <F extends Fact> @Nullable Stated<F> stated(String cause, Class<F> kind, Which<F> which) {
            Commit commit = byCause.get(cause);
            if (commit == null) {
                return null;
            }
            return commit.facts().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .filter(which::is)
                    .findFirst()
                    .map(fact -> new Stated<>(commit, fact))
                    .orElse(null);
        }

        /** The context remembers it and knows of no case that it was merged into. */
        boolean goesOnByItself(String caseId) {
            return context.findCase(caseId)
                    .map(Case::relations)
                    .filter(relations -> relations.mergedInto() == null)
                    .isPresent();
        }

        /** The first parting after a commit that took a member's part of a case elsewhere. */
        @Nullable
        Stated<CaseFact.PartMoved> parted(String caseId, String member, Commit after) {
            List<Stated<CaseFact.PartMoved>> all = partings == null ? partings() : partings;
            partings = all;
            return all.stream()
                    .filter(one -> one.fact().caseId().equals(caseId)
                            && one.fact().member().equals(member)
                            && follows(one.commit(), after))
                    .findFirst()
                    .orElse(null);
        }

        private List<Stated<CaseFact.PartMoved>> partings() {
            List<Stated<CaseFact.PartMoved>> all = new ArrayList<>();
            context.undoings()
                    .forEach((user, versions) -> versions.forEach(version -> log.read(user, version, 1)
                            .forEach(commit -> commit.facts().stream()
                                    .filter(CaseFact.PartMoved.class::isInstance)
                                    .forEach(fact -> all.add(new Stated<>(commit, (CaseFact.PartMoved) fact))))));
            all.sort((one, other) -> one.commit().at().compareTo(other.commit().at()));
            return all;
        }

        /** In one log by version; from log to log by time, for a commit is later than what it follows from elsewhere. */
        private static boolean follows(Commit one, Commit other) {
            return one.userId().equals(other.userId())
                    ? one.version() > other.version()
                    : !one.at().isBefore(other.at());
        }
    }
}
