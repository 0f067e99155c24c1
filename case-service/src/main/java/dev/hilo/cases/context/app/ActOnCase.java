package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what somebody wishes about a context or one of its cases, if it allows that. */
public final class ActOnCase {

    private static final int SIZE = 10_000;

    private final Committer committer;

    public ActOnCase(Committer committer) {
        this.committer = committer;
    }

    /** Decides about a wish, against a context that is up to date; pure. */
    @FunctionalInterface
    public interface Wish {
        Decision in(Context context, Supplier<String> caseNumbers);
    }

    /**
     * What came of it.
     *
     * @param decision the refusal or what was accepted; {@link Decision.AlreadySo} when the same wish came before
     * @param context as it is now; another user's than the one asked for where that one was merged
     */
    public record Outcome(Decision decision, Context context) {}

    /**
     * @param causeId the same for the same wish, so that to repeat it is harmless
     * @param about the case it concerns, or the identity, or null: leads to whose it is by now
     */
    public Outcome act(String userId, String causeId, @Nullable String about, @Nullable String traceparent, Wish wish) {
        AtomicReference<Decision> made = new AtomicReference<>(new Decision.AlreadySo());
        AtomicReference<Context> seen = new AtomicReference<>(Context.empty(userId));
        try {
            Context now = commit(userId, causeId, about, traceparent, wish, made, seen);
            return new Outcome(Objects.requireNonNull(made.get()), now);
        } catch (CommitTooLarge e) {
            return new Outcome(new Decision.TooLarge(), Objects.requireNonNull(seen.get()));
        }
    }

    private Context commit(
            String userId,
            String causeId,
            @Nullable String about,
            @Nullable String traceparent,
            Wish wish,
            AtomicReference<Decision> made,
            AtomicReference<Context> seen) {
        return committer.commitLatest(
                userId,
                new Cause(
                        causeId,
                        about,
                        SIZE,
                        (context, caseNumbers) -> {
                            seen.set(context);
                            Decision decision = wish.in(context, caseNumbers);
                            made.set(decision);
                            return decision instanceof Decision.Accepted accepted ? accepted.facts() : List.of();
                        },
                        traceparent));
    }
}
