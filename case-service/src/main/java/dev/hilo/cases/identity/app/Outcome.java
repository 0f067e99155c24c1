package dev.hilo.cases.identity.app;

import dev.hilo.cases.context.model.Context;

/** What came of a wish about who is who. */
public sealed interface Outcome {

    /** It is so, now or already. {@code context} is of who goes on. */
    record Done(Context context) implements Outcome {}

    record NoSuchUser(String userId) implements Outcome {}

    record NoSuchMerge(String mergeId) implements Outcome {}

    /** The user does not have it. */
    record NoSuchIdentity() implements Outcome {}

    /** Both are one already; {@code userId} goes on. */
    record SamePerson(String userId) implements Outcome {}

    /** The user was merged into another before. */
    record MergedBefore(String userId, String into) implements Outcome {}

    /** Everything about the user is destroyed. */
    record Erased(String userId) implements Outcome {}

    /** More would move than one commit holds. */
    record TooLarge() implements Outcome {}

    /** Nobody could reach the user any more. */
    record LastIdentity() implements Outcome {}
}
