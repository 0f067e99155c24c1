package dev.hilo.analytics.cases.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a case, counted; counts of several logs add up in any order.
 *
 * @param firstResponseAt when an agent first wrote to the person; an acknowledgement is no response
 * @param messages how often agents wrote
 * @param reopened how often it came back
 * @param rejected how often of these because the user said that the need was not met
 * @param absorbed cases that were merged into it
 * @param given what was said here and counts elsewhere
 */
public record Counts(
        Spoken spoken,
        @Nullable Instant firstResponseAt,
        int messages,
        int reopened,
        int rejected,
        List<Absorbed> absorbed,
        List<Given> given) {

    public static final Counts NONE = new Counts(Spoken.NOTHING, null, 0, 0, 0, List.of(), List.of());

    public Counts {
        absorbed = List.copyOf(absorbed);
        given = List.copyOf(given);
    }

    Counts plus(Counts other) {
        return new Counts(
                spoken.plus(other.spoken),
                earlier(firstResponseAt, other.firstResponseAt),
                messages + other.messages,
                reopened + other.reopened,
                rejected + other.rejected,
                both(absorbed, other.absorbed),
                both(given, other.given));
    }

    Counts spoken(String member, String channel, int times) {
        return with(spoken.plus(member, channel, times), absorbed, given);
    }

    Counts answered(Instant at) {
        Instant first = Objects.requireNonNullElse(firstResponseAt, at);
        return new Counts(spoken, first, messages + 1, reopened, rejected, absorbed, given);
    }

    Counts reopened(boolean byRejection) {
        int more = byRejection ? 1 : 0;
        return new Counts(spoken, firstResponseAt, messages, reopened + 1, rejected + more, absorbed, given);
    }

    Counts absorbing(String caseId) {
        return with(spoken, both(absorbed, List.of(Absorbed.whole(caseId))), given);
    }

    /** All that a member said here, and in what was merged into it, counts towards another case. */
    Counts giving(String toCaseId, String member) {
        Given gift = new Given(
                toCaseId,
                member,
                spoken.of(member::equals),
                absorbed.stream()
                        .filter(other -> other.includes(member))
                        .map(other -> other.only(member))
                        .toList());
        return with(
                spoken.of(who -> !who.equals(member)),
                absorbed.stream()
                        .map(other -> other.includes(member) ? other.without(member) : other)
                        .toList(),
                both(given, List.of(gift)));
    }

    Counts given(Given gift) {
        return with(spoken.plus(gift.spoken()), both(absorbed, gift.absorbed()), given);
    }

    Stream<Given> gifts(String toCaseId, String member) {
        return given.stream()
                .filter(gift ->
                        gift.toCaseId().equals(toCaseId) && gift.member().equals(member));
    }

    private Counts with(Spoken said, List<Absorbed> others, List<Given> gifts) {
        return new Counts(said, firstResponseAt, messages, reopened, rejected, others, gifts);
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
