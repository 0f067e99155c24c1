package dev.hilo.e2e;

import org.jspecify.annotations.Nullable;

/** The thread did not hold: says what was expected and did not come. */
public final class StoryBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoryBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
