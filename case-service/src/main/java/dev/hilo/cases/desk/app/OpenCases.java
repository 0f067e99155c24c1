package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Asking;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseOpening;
import dev.hilo.cases.context.model.CaseOpening.Introduction;
import dev.hilo.cases.context.model.CaseOpening.NewCase;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens cases that agents write down for users, known or not. */
public final class OpenCases {

    private final Identities identities;
    private final ActOnCase acting;
    private final ContextLog log;
    private final Supplier<String> newUserId;
    private final String language;
    private final Supplier<Asking> asking;

    /**
     * @param language of users who never showed theirs, BCP 47
     * @param asking by the catalogue as it is at the moment
     */
    public OpenCases(
            Identities identities,
            ActOnCase acting,
            ContextLog log,
            Supplier<String> newUserId,
            String language,
            Supplier<Asking> asking) {
        this.identities = identities;
        this.acting = acting;
        this.log = log;
        this.newUserId = newUserId;
        this.language = language;
        this.asking = asking;
    }

    /**
     * What came of it.
     *
     * @param opened the case; null when it was refused
     */
    public record Outcome(
            Decision decision, Context context, @Nullable Case opened) {}

    /** The owner of an identity; who is nobody yet becomes a user. */
    public String ownerOf(String identity) {
        Identities.Owner known = identities.find(List.of(identity)).get(identity);
        if (known != null) {
            return known.userId();
        }
        String user = newUserId.get();
        Identities.Owner owner = identities.claim(Map.of(identity, user)).get(identity);
        return owner == null ? user : owner.userId();
    }

    /** @param causeId the same for the same wish: it opens one case */
    public Outcome open(
            String userId,
            String causeId,
            @Nullable String traceparent,
            NewCase wanted,
            @Nullable Introduction introduction,
            String noteId,
            Agent agent) {
        String about = introduction == null ? null : introduction.identity();
        ActOnCase.Outcome outcome = acting.act(
                userId,
                causeId,
                about,
                traceparent,
                (context, numbers) -> CaseOpening.open(
                        context, wanted, introduction, noteId, agent, language, asking.get(), numbers));
        Context context = outcome.context();
        Case opened = opened(outcome.decision())
                .or(() -> before(userId, causeId, context))
                .flatMap(context::findCase)
                .orElse(null);
        return new Outcome(outcome.decision(), context, opened);
    }

    private static Optional<String> opened(Decision decision) {
        return decision instanceof Decision.Accepted accepted ? numberIn(accepted.facts().stream()) : Optional.empty();
    }

    /** The case that the same wish opened when it came before. */
    private Optional<String> before(String userId, String causeId, Context context) {
        return numberIn(log.withCauses(List.of(userId, context.userId()), List.of(causeId)).stream()
                .map(Commit::facts)
                .flatMap(List::stream));
    }

    private static Optional<String> numberIn(Stream<?> facts) {
        return facts.filter(CaseFact.CaseOpened.class::isInstance)
                .map(fact -> ((CaseFact.CaseOpened) fact).caseId())
                .findFirst();
    }
}
