package dev.hilo.cases.catalogue.app;

import dev.hilo.cases.catalogue.app.Shelf.Entry;
import dev.hilo.cases.catalogue.model.Fault;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.catalogue.model.Template;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Changes the catalogue, if whoever wants to has seen what is there. */
public final class EditCatalogue {

    private final Shelf<Service> services;
    private final Shelf<Template> templates;
    private final CurrentCatalogue current;
    private final Clock clock;

    public EditCatalogue(Shelf<Service> services, Shelf<Template> templates, CurrentCatalogue current, Clock clock) {
        this.services = services;
        this.templates = templates;
        this.current = current;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Edit<T> {

        record Done<T>(Entry<T> entry, boolean created) implements Edit<T> {}

        /** It is there, at this revision, and who asked has not seen it so. */
        record Stale<T>(long revision) implements Edit<T> {}

        /** It is there, and who asked does not say that they have seen it. */
        record Unseen<T>() implements Edit<T> {}

        record Missing<T>() implements Edit<T> {}

        record Wrong<T>(Fault fault) implements Edit<T> {}

        /** Services need it. */
        record InUse<T>(List<String> services) implements Edit<T> {}
    }

    /**
     * Adds or replaces a service.
     *
     * @param seen which revisions it may replace; null when it is to be new
     */
    public Edit<Service> put(Service service, @Nullable LongPredicate seen, String actor) {
        Optional<Fault> fault = Fault.of(service, current.read());
        return fault.isPresent() ? new Edit.Wrong<>(fault.get()) : put(services, service.id(), service, seen, actor);
    }

    /** Adds or replaces a template; {@code seen} likewise. */
    public Edit<Template> put(Template template, @Nullable LongPredicate seen, String actor) {
        Optional<Fault> fault = Fault.of(template);
        return fault.isPresent() ? new Edit.Wrong<>(fault.get()) : put(templates, template.id(), template, seen, actor);
    }

    public Edit<Service> removeService(String id, LongPredicate seen) {
        return remove(services, id, seen);
    }

    /** A template that a service needs stays. */
    public Edit<Template> removeTemplate(String id, LongPredicate seen) {
        List<String> using = current.read().services().values().stream()
                .filter(service -> id.equals(service.template()))
                .map(Service::id)
                .sorted()
                .toList();
        return using.isEmpty() ? remove(templates, id, seen) : new Edit.InUse<>(using);
    }

    private <T> Edit<T> put(Shelf<T> shelf, String id, T content, @Nullable LongPredicate seen, String actor) {
        Optional<Entry<T>> there = shelf.find(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (there.isEmpty()) {
            if (seen != null) {
                return new Edit.Missing<>();
            }
            Entry<T> added = new Entry<>(id, content, now.toEpochMilli(), actor, now);
            return shelf.add(added) ? done(added, true) : new Edit.Unseen<>();
        }
        long revision = there.get().revision();
        if (seen == null) {
            return new Edit.Unseen<>();
        }
        if (!seen.test(revision)) {
            return new Edit.Stale<>(revision);
        }
        Entry<T> next = new Entry<>(id, content, Math.max(revision + 1, now.toEpochMilli()), actor, now);
        return shelf.replace(next, revision) ? done(next, false) : changed(shelf, id);
    }

    private <T> Edit<T> remove(Shelf<T> shelf, String id, LongPredicate seen) {
        Optional<Entry<T>> there = shelf.find(id);
        if (there.isEmpty()) {
            return new Edit.Missing<>();
        }
        long revision = there.get().revision();
        if (!seen.test(revision)) {
            return new Edit.Stale<>(revision);
        }
        return shelf.remove(id, revision) ? done(there.get(), false) : changed(shelf, id);
    }

    private <T> Edit<T> done(Entry<T> entry, boolean created) {
        current.read();
        return new Edit.Done<>(entry, created);
    }

    /** Somebody was faster. */
    private static <T> Edit<T> changed(Shelf<T> shelf, String id) {
        return shelf.find(id)
                .<Edit<T>>map(entry -> new Edit.Stale<>(entry.revision()))
                .orElseGet(Edit.Missing::new);
    }
}
