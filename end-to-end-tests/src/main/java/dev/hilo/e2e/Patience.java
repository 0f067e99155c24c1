package dev.hilo.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what a person would see, and says what did not come. */
record Patience(Duration atMost) {

    <T> T wait(String what, Callable<Optional<T>> look) {
        try {
            return await().atMost(atMost)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreException(Http.Unreachable.class)
                    .ignoreException(IllegalStateException.class)
                    .until(look, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new StoryBroken("waited " + atMost.toSeconds() + " s for " + what + ", it did not come", e);
        }
    }

    static void require(boolean held, String otherwise) {
        if (!held) {
            throw new StoryBroken(otherwise, null);
        }
    }
}
