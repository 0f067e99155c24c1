package dev.hilo.channel.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a publication. */
final class Waiting {

    private Waiting() {}

    static void forSafety(CompletableFuture<Void> publication, String what) {
        try {
            publication.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ChannelUnavailable("could not publish " + what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelUnavailable("interrupted while publishing " + what, e);
        }
    }
}
