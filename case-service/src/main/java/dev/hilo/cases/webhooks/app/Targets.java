package dev.hilo.cases.webhooks.app;

import java.util.Optional;

/** Which addresses a webhook may have. */
public interface Targets {

    /** Why requests may not go there; empty when they may. Continues a sentence: {@code must begin with https}. */
    Optional<String> refusal(String url);
}
