package dev.hilo.cases.catalogue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.catalogue.app.EditCatalogue.Edit;
import dev.hilo.cases.catalogue.model.Field;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.cases.catalogue.model.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditCatalogueTest {

    private final Shelf<Service> services = new InMemoryShelf<>();
    private final Shelf<Template> templates = new InMemoryShelf<>();
    private final Hands clock = new Hands();
    private final CurrentCatalogue current = replica();
    private final EditCatalogue editing = new EditCatalogue(services, templates, current, clock);

    @Test
    void what_this_replica_wrote_counts_at_once_and_what_another_wrote_within_seconds() {
        CurrentCatalogue other = replica();
        assertThat(other.get().services()).isEmpty();

        editing.put(service("network", null), null, "root");

        assertThat(current.get().service("network")).isPresent();
        assertThat(other.get().service("network")).isEmpty();
        clock.pass(Duration.ofSeconds(6));
        assertThat(other.get().service("network")).isPresent();
    }

    @Test
    void an_item_is_never_written_over_unseen_and_never_over_another_than_was_seen() {
        long first = revision(editing.put(service("network", null), null, "root"));

        assertThat(editing.put(service("network", null), null, "eve")).isInstanceOf(Edit.Unseen.class);
        assertThat(editing.put(service("network", null), seen -> seen == 1, "eve"))
                .isEqualTo(new Edit.Stale<Service>(first));
        long second = revision(editing.put(service("network", null), seen -> seen == first, "root"));

        assertThat(second).isGreaterThan(first);
        assertThat(editing.put(service("new", null), seen -> true, "root")).isInstanceOf(Edit.Missing.class);
    }

    @Test
    void an_item_that_comes_back_is_not_taken_for_the_one_that_was_removed() {
        long first = revision(editing.put(service("network", null), null, "root"));
        editing.removeService("network", seen -> seen == first);
        clock.pass(Duration.ofMillis(5));

        assertThat(revision(editing.put(service("network", null), null, "root")))
                .isGreaterThan(first);
    }

    @Test
    void a_service_needs_its_template_to_be_there_and_to_stay() {
        assertThat(editing.put(service("network", "vpn"), null, "root")).isInstanceOf(Edit.Wrong.class);
        editing.put(template("vpn"), null, "root");
        long service = revision(editing.put(service("network", "vpn"), null, "root"));

        assertThat(editing.removeTemplate("vpn", seen -> true)).isEqualTo(new Edit.InUse<Template>(List.of("network")));
        editing.removeService("network", seen -> seen == service);
        assertThat(editing.removeTemplate("vpn", seen -> true)).isInstanceOf(Edit.Done.class);
    }

    // --- plumbing

    private CurrentCatalogue replica() {
        return new CurrentCatalogue(services, templates, Duration.ofSeconds(5), clock);
    }

    private static long revision(Edit<?> edit) {
        assertThat(edit).isInstanceOf(Edit.Done.class);
        return ((Edit.Done<?>) edit).entry().revision();
    }

    private static Service service(String id, @Nullable String template) {
        return new Service(id, new Words(id, id), "Redes", null, List.of(), false, "q", 3, 2, null, template);
    }

    private static Template template(String id) {
        return new Template(
                id,
                new Words(id, id),
                List.of(new Field(
                        "site", new Words("¿Dónde?", "Where?"), Field.Kind.TEXT, List.of(), Field.Scope.CASE, null)));
    }

    /** A clock that stands until it is moved. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
