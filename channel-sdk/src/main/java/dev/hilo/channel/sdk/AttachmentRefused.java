package dev.hilo.channel.sdk;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The case service will never take this file; its message says why. The interaction can be published without it, or
 * whoever sent the file can be told.
 */
public final class AttachmentRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable URI problem;
    private final Map<String, String> details;

    public AttachmentRefused(String reason) {
        this(reason, null, Map.of());
    }

    /**
     * @param problem the {@code type} of the case service's answer (RFC 9457), as {@code docs/problems.md} lists them
     * @param details the members that say what was wrong: {@code media_type}, {@code infection}
     */
    public AttachmentRefused(String reason, @Nullable URI problem, Map<String, String> details) {
        super(reason);
        this.problem = problem;
        this.details = Map.copyOf(details);
    }

    /** Empty where the answer was no problem+json. */
    public Optional<URI> problem() {
        return Optional.ofNullable(problem);
    }

    public Map<String, String> details() {
        return details;
    }
}
