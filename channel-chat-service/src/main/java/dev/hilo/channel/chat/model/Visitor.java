package dev.hilo.channel.chat.model;

import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as the chat knows.
 *
 * @param language BCP 47 tag of what they read: {@code es}
 * @param name as their token gives it; null for the anonymous
 * @param identity the verified identity their token proved, {@code mailto:ana@corp.com}; null where it proved none
 * @param subject whom the issuer of their token says they are; null for who never showed one
 */
public record Visitor(
        String language,
        @Nullable String name,
        @Nullable String identity,
        @Nullable String subject) {

    public static Visitor anonymous(String language) {
        return new Visitor(language, null, null, null);
    }

    /** Whether a token said who they are. */
    public boolean isSignedIn() {
        return subject != null || identity != null;
    }

    /** Whether tokens said that both are the same person. */
    public boolean isSamePersonAs(Visitor other) {
        return subject != null && other.subject != null
                ? subject.equals(other.subject)
                : identity != null && identity.equals(other.identity);
    }

    /** What is known once {@code newer} came in: their present language, and a proof is not forgotten. */
    public Visitor updatedBy(Visitor newer) {
        return new Visitor(
                newer.language,
                newer.name == null ? name : newer.name,
                newer.identity == null ? identity : newer.identity,
                newer.subject == null ? subject : newer.subject);
    }

    /** Nothing personal. */
    @Override
    public String toString() {
        return "Visitor[" + language + (identity == null ? ", anonymous]" : ", verified]");
    }
}
