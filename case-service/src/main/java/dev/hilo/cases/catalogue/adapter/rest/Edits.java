package dev.hilo.cases.catalogue.adapter.rest;

import dev.hilo.cases.catalogue.adapter.form.Unfit;
import dev.hilo.cases.catalogue.app.EditCatalogue.Edit;
import dev.hilo.cases.catalogue.model.Fault;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.rest.IfMatch;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests to change the catalogue as its use case understands them, and what came of them. */
final class Edits {

    private Edits() {}

    /** What a write rests on: nothing, when it says nothing or that there is to be nothing yet. */
    static @Nullable LongPredicate seen(@Nullable String ifMatch) {
        return ifMatch == null ? null : IfMatch.of(ifMatch)::admits;
    }

    static <T> T read(Supplier<T> form) {
        try {
            return form.get();
        } catch (Unfit unfit) {
            throw invalid(unfit.fault());
        }
    }

    /** @param what the word for it; {@code onlyNew} when the caller said that there must not be one yet */
    static <T, V> V answer(Edit<T> edit, String what, String id, boolean onlyNew, Function<Edit.Done<T>, V> done) {
        return switch (edit) {
            case Edit.Done<T> made -> done.apply(made);
            case Edit.Stale<T> stale -> throw IfMatch.failed(stale.revision());
            case Edit.Unseen<T> unseen ->
                throw Problems.problem(onlyNew ? ProblemType.PRECONDITION_FAILED : ProblemType.PRECONDITION_REQUIRED)
                        .build();
            case Edit.Missing<T> missing -> throw Problems.notFound(what, id);
            case Edit.Wrong<T> wrong -> throw invalid(wrong.fault());
            case Edit.InUse<T> used ->
                throw Problems.problem(ProblemType.IN_USE)
                        .with("resource", what)
                        .with("id", id)
                        .with("used_by", used.services())
                        .build();
        };
    }

    private static HttpProblem invalid(Fault fault) {
        return Problems.invalid(fault.field(), fault.remedy());
    }
}
