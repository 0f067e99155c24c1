package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Commit.Place;
import java.util.Optional;

/** Reads single commits again. */
@FunctionalInterface
public interface CommitReader {

    /**
     * The commit that stands there, without what was erased of it; empty where there is none any more.
     *
     * @throws Away when it cannot be read now
     */
    Optional<Commit> at(Place place) throws Away, InterruptedException;

    /** The stream, or the keys to what is sealed in it, are out of reach. */
    final class Away extends Exception {

        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
