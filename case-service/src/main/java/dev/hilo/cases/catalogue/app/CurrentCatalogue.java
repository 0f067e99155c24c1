package dev.hilo.cases.catalogue.app;

import dev.hilo.cases.catalogue.model.Catalogue;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.catalogue.model.Template;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as decisions see it: read whole, kept for a few seconds, and read anew at once where it was changed on this
 * replica. While one thread reads it the others go by the one they have.
 */
public final class CurrentCatalogue {

    private final Shelf<Service> services;
    private final Shelf<Template> templates;
    private final Duration refresh;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Read latest;

    private record Read(Catalogue catalogue, Instant at) {}

    /** @param refresh how long it is kept */
    public CurrentCatalogue(Shelf<Service> services, Shelf<Template> templates, Duration refresh, Clock clock) {
        this.services = services;
        this.templates = templates;
        this.refresh = refresh;
        this.clock = clock;
    }

    public Catalogue get() {
        Read known = latest;
        if (known == null) {
            return read();
        }
        if (!clock.instant().isAfter(known.at().plus(refresh)) || !reading.tryLock()) {
            return known.catalogue();
        }
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    /** Reads it anew. */
    public Catalogue read() {
        reading.lock();
        try {
            Instant at = clock.instant();
            Catalogue catalogue = new Catalogue(byId(services), byId(templates));
            latest = new Read(catalogue, at);
            return catalogue;
        } finally {
            reading.unlock();
        }
    }

    private static <T> Map<String, T> byId(Shelf<T> shelf) {
        return shelf.all().stream().collect(Collectors.toUnmodifiableMap(Shelf.Entry::id, Shelf.Entry::content));
    }
}
