package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.catalogue.model.Catalogue;
import dev.hilo.cases.context.model.Asking;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseChanges;
import dev.hilo.cases.context.model.CaseChanges.Details;
import dev.hilo.cases.context.model.Classifying;
import dev.hilo.cases.context.model.Classifying.Classification;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Phrases;
import dev.hilo.cases.context.model.PriorityMatrix;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides about what a case is about: by the catalogue where the desk has one, else in the agent's own words. */
@ApplicationScoped
class DetailsByCatalogue {

    private final CurrentCatalogue catalogue;
    private final Phrases phrases;
    private final PriorityMatrix matrix;

    DetailsByCatalogue(CurrentCatalogue catalogue, Phrases phrases, PriorityMatrix matrix) {
        this.catalogue = catalogue;
        this.phrases = phrases;
        this.matrix = matrix;
    }

    Decision decide(Context context, String caseId, Details wanted, String actor, String causeId) {
        Catalogue known = catalogue.get();
        Classification as =
                context.findCase(caseId).map(one -> classification(one, wanted)).orElse(null);
        if (known.services().isEmpty() || as == null) {
            return CaseChanges.describe(context, caseId, wanted, actor);
        }
        return CaseChanges.together(List.of(
                CaseChanges.describe(context, caseId, new Details(wanted.subject(), null, null), actor),
                Classifying.classify(context, caseId, as, new Asking(known, phrases), matrix, actor, causeId)));
    }

    /** Null where nothing of the catalogue is named: to take away is always possible. */
    private static @Nullable Classification classification(Case one, Details wanted) {
        String service = wanted.service() == null ? one.matter().service() : wanted.service();
        boolean names = isNamed(wanted.service()) || isNamed(wanted.category());
        if (!names || !isNamed(service)) {
            return null;
        }
        boolean same = Objects.equals(service, one.matter().service());
        String category = wanted.category() == null ? (same ? one.matter().category() : null) : wanted.category();
        return new Classification(
                Objects.requireNonNull(service),
                isNamed(category) ? category : null,
                same ? one.matter().template() : null);
    }

    private static boolean isNamed(@Nullable String word) {
        return word != null && !word.isEmpty();
    }
}
