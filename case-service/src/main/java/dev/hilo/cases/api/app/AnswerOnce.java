package dev.hilo.cases.api.app;

import dev.hilo.cases.api.app.Replies.Entry;
import dev.hilo.cases.api.app.Replies.Progress;
import dev.hilo.cases.api.app.Replies.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Answers a request once, and its repetitions with the same answer for {@link #KEPT}. A request whose replica died is
 * free again after {@link #PATIENCE}.
 */
public final class AnswerOnce {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** How long a request may be worked on before another may begin anew. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The longest body that is kept, in characters. */
    public static final int LONGEST = 65_536;

    private final Replies replies;
    private final Clock clock;

    public AnswerOnce(Replies replies, Clock clock) {
        this.replies = replies;
        this.clock = clock;
    }

    /** What to do with a request. */
    public sealed interface Turn {

        /** Do it, and say in the end what it was answered. */
        record Yours(Entry claim) implements Turn {}

        /** It was done: answer this. */
        record Done(Reply reply) implements Turn {}

        /** It is being done. */
        record Busy(Duration left) implements Turn {}

        /** The key belongs to another request. */
        record NotThisRequest() implements Turn {}
    }

    public Turn begin(String id, String fingerprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entry claim = new Entry(id, fingerprint, now, new Progress.Working(), Set.of());
        Optional<Entry> there = replies.putIfAbsent(claim);
        if (there.isEmpty()) {
            return new Turn.Yours(claim);
        }
        Entry entry = there.get();
        if (entry.at().plus(KEPT).isBefore(now)) {
            return takeOver(claim, entry);
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            return new Turn.NotThisRequest();
        }
        return switch (entry.progress()) {
            case Progress.Answered answered -> new Turn.Done(answered.reply());
            case Progress.TooLarge large -> takeOver(claim, entry);
            case Progress.Working working -> {
                Duration left = Duration.between(now, entry.at().plus(PATIENCE));
                yield left.isNegative() ? takeOver(claim, entry) : new Turn.Busy(left);
            }
        };
    }

    private Turn takeOver(Entry claim, Entry from) {
        return replies.replace(claim, from.at()) ? new Turn.Yours(claim) : new Turn.Busy(PATIENCE);
    }

    /**
     * Keeps the answer, if the turn is still ours. Of one that is too long only the request is remembered: repeated, it
     * is done again, which what it commits recognises, and answered with what is so by then.
     */
    public void end(Entry claim, Reply reply, Set<String> users) {
        boolean tooLong = reply.body() != null && reply.body().length() > LONGEST;
        Progress progress = tooLong ? new Progress.TooLarge() : new Progress.Answered(reply);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        replies.replace(
                new Entry(claim.id(), claim.fingerprint(), now, progress, tooLong ? Set.of() : users), claim.at());
    }

    /** Gives the turn back: nothing was decided, and a repetition is to be done. */
    public void giveBack(Entry claim) {
        replies.remove(claim.id(), claim.at());
    }

    /** Removes what is no longer kept. */
    public void sweep() {
        replies.removeBefore(clock.instant().minus(KEPT));
    }
}
