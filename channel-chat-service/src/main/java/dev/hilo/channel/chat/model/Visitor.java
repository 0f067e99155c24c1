package dev.hilo.channel.chat.model;

import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as the chat knows.
 *
 * @param language BCP 47 tag of what they read: {@code es}
 * @param name as their token gives it; null for the anonymous
 * @param identity the verified identity their token proved, {@code mailto:ana@corp.com}; null for the anonymous
 */
public record Visitor(
        String language, @Nullable String name, @Nullable String identity) {

    public static Visitor anonymous(String language) {
        return new Visitor(language, null, null);
    }

    /** Whether both proved who they are, and are not the same person. */
    public boolean contradicts(Visitor other) {
        return identity != null && other.identity != null && !identity.equals(other.identity);
    }

    /** What is known once {@code newer} came in: their present language, and a proof is not forgotten. */
    public Visitor updatedBy(Visitor newer) {
        return newer.identity == null
                ? new Visitor(newer.language, name, identity)
                : new Visitor(newer.language, newer.name == null ? name : newer.name, newer.identity);
    }

    /** Nothing personal. */
    @Override
    public String toString() {
        return "Visitor[" + language + (identity == null ? ", anonymous]" : ", verified]");
    }
}
