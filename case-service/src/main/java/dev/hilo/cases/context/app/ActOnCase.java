package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what somebody wishes about a case, if the case allows it. */
public final class ActOnCase {

    private static final int SIZE = 10_000;

    private final Committer committer;

    public ActOnCase(Committer committer) {
        this.committer = committer;
    }

    /**
     * What came of it.
     *
     * @param decision the refusal or what was accepted; {@link Decision.AlreadySo} when the same wish came before
     * @param context as it is now
     */
    public record Outcome(Decision decision, Context context) {}

    /** @param causeId the same for the same wish, so that to repeat it is harmless */
    public Outcome act(
            String userId, String causeId, @Nullable String traceparent, Function<Context, Decision> decide) {
        List<Decision> decisions = new ArrayList<>();
        Context now = committer.commitLatest(
                userId,
                new Cause(
                        causeId,
                        List.of(),
                        SIZE,
                        (context, caseNumbers) -> {
                            Decision made = decide.apply(context);
                            decisions.add(made);
                            return made instanceof Decision.Accepted accepted ? accepted.facts() : List.of();
                        },
                        traceparent));
        return new Outcome(decisions.isEmpty() ? new Decision.AlreadySo() : decisions.getLast(), now);
    }
}
