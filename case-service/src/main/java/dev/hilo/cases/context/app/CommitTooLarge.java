package dev.hilo.cases.context.app;

import java.util.Map;
import java.util.Set;

/** Commits would be larger than the stream carries; nothing was appended. What is smaller may be tried. */
public final class CommitTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Integer> bytes;

    /** @param bytes by user: how large their commit would be, as it is stored */
    public CommitTooLarge(Map<String, Integer> bytes) {
        super("commits would be too large: " + bytes);
        this.bytes = Map.copyOf(bytes);
    }

    public Set<String> users() {
        return bytes.keySet();
    }
}
