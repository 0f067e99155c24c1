package dev.hilo.cases.catalogue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.catalogue.app.Shelf.Entry;
import dev.hilo.cases.catalogue.model.Field;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.cases.catalogue.model.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every shelf must do. */
abstract class ShelfConformance {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private final String id = "t-" + UUID.randomUUID();

    abstract Shelf<Template> shelf();

    @Test
    void an_item_is_read_as_it_was_written() {
        Entry<Template> written = entry(id, 1, "VPN");

        assertThat(shelf().add(written)).isTrue();

        assertThat(shelf().find(id)).contains(written);
        assertThat(shelf().all()).contains(written);
        assertThat(shelf().find("t-nothing")).isEmpty();
    }

    @Test
    void an_id_is_taken_once() {
        shelf().add(entry(id, 1, "VPN"));

        assertThat(shelf().add(entry(id, 2, "Wifi"))).isFalse();
        assertThat(shelf().find(id).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void an_item_is_replaced_only_at_the_revision_that_was_seen() {
        shelf().add(entry(id, 1, "VPN"));

        assertThat(shelf().replace(entry(id, 3, "Wifi"), 2)).isFalse();
        assertThat(shelf().replace(entry(id, 2, "Wifi"), 1)).isTrue();
        assertThat(shelf().replace(entry(id, 3, "Cable"), 1)).isFalse();
        assertThat(shelf().find(id)).contains(entry(id, 2, "Wifi"));
        assertThat(shelf().replace(entry(id + "x", 1, "Wifi"), 1)).isFalse();
    }

    @Test
    void an_item_is_removed_only_at_the_revision_that_was_seen() {
        shelf().add(entry(id, 1, "VPN"));

        assertThat(shelf().remove(id, 2)).isFalse();
        assertThat(shelf().remove(id, 1)).isTrue();
        assertThat(shelf().find(id)).isEmpty();
        assertThat(shelf().remove(id, 1)).isFalse();
    }

    @Test
    void all_are_in_the_order_of_their_ids() {
        shelf().add(entry(id + "-b", 1, "B"));
        shelf().add(entry(id + "-a", 1, "A"));

        assertThat(shelf().all()).extracting(Entry::id).isSorted().contains(id + "-a", id + "-b");
    }

    private static Entry<Template> entry(String id, long revision, String name) {
        Field field = new Field(
                "device",
                new Words("¿Qué equipo?", "Which device?"),
                Field.Kind.CHOICE,
                List.of(
                        new Field.Choice("laptop", new Words("Portátil", "Laptop")),
                        new Field.Choice("phone", new Words("Teléfono", "Phone"))),
                Field.Scope.USER,
                "asset");
        return new Entry<>(
                id,
                new Template(id, new Words(name, name), List.of(field)),
                revision,
                "root",
                AT.plusSeconds(revision));
    }
}
