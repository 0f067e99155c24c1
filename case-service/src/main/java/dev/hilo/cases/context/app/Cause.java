package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that may change a user's context: an interaction, a command, a request.
 *
 * @param id committed once in a user's log, however often it comes
 * @param about the identity it came on or the case it concerns: where that belongs to another user by now, the cause
 *     goes there
 * @param formerUsers in whose logs it may stand already
 * @param passed users whom it was for before it came where it is, the latest last; in their logs it may stand too
 * @param size roughly, in characters, to keep a commit well below what a document may hold
 * @param effect the facts it leads to in the context given, none when it is refused; called again when another writer
 *     was faster
 */
public record Cause(
        String id,
        @Nullable String about,
        List<String> formerUsers,
        List<String> passed,
        int size,
        Effect effect,
        @Nullable String traceparent) {

    public Cause(
            String id,
            @Nullable String about,
            List<String> formerUsers,
            int size,
            Effect effect,
            @Nullable String traceparent) {
        this(id, about, formerUsers, List.of(), size, effect, traceparent);
    }

    /** A cause that stands in nobody else's log. */
    public Cause(String id, @Nullable String about, int size, Effect effect, @Nullable String traceparent) {
        this(id, about, List.of(), size, effect, traceparent);
    }

    /** A pure function of the context. */
    @FunctionalInterface
    public interface Effect {
        List<Fact> in(Context context, Supplier<String> caseNumbers);
    }

    /** The same on its way from a user whom it no longer concerns. */
    Cause via(String userId) {
        return passed.contains(userId)
                ? this
                : new Cause(
                        id,
                        about,
                        formerUsers,
                        Stream.concat(passed.stream(), Stream.of(userId)).toList(),
                        size,
                        effect,
                        traceparent);
    }
}
