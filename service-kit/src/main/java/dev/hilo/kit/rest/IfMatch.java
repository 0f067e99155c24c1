package dev.hilo.kit.rest;

import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions on which a write may rest, as its {@code If-Match} says. The check belongs into the decision, against
 * what is being changed: between an earlier check and the write somebody else may have been faster.
 *
 * @param any whether every revision will do
 * @param tags strong entity tags, with their quotes
 */
public record IfMatch(boolean any, Set<String> tags) {

    /** Without the header, and with {@code *}, whatever is there will do. Weak tags match nothing (RFC 9110, 13.1.1). */
    public static IfMatch of(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        return new IfMatch(
                false,
                Stream.of(header.split(","))
                        .map(String::strip)
                        .filter(tag -> tag.startsWith("\""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a write may rest on this revision. */
    public boolean admits(long revision) {
        return any || tags.contains(tag(revision));
    }

    /** Refuses, with 412 and the current {@code ETag}, unless a write may rest on this revision. */
    public void require(long revision) {
        if (!admits(revision)) {
            throw failed(revision);
        }
    }

    public static HttpProblem failed(long current) {
        return Problems.problem(ProblemType.PRECONDITION_FAILED)
                .with("etag", tag(current))
                .withHeader("ETag", tag(current))
                .build();
    }

    static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
