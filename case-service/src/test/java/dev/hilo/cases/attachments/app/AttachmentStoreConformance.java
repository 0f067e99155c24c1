package dev.hilo.cases.attachments.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.AttachmentStore.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of files keeps. */
public abstract class AttachmentStoreConformance {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3_600);

    protected abstract AttachmentStore store();

    @Test
    void a_file_is_found_as_it_was_put_and_the_same_id_again_changes_nothing() throws IOException {
        put("a", "Marta", null);
        store().put("a", "otro.txt", "text/html", bytes("otro"), Belonging.waiting("Luis", "ana", LATER));

        assertThat(store().find("a")).hasValueSatisfying(known -> {
            assertThat(known.stored().name()).isEqualTo("a.txt");
            assertThat(known.stored().mediaType()).isEqualTo("text/plain");
            assertThat(known.stored().size()).isEqualTo(1);
            assertThat(known.belonging()).isEqualTo(Belonging.waiting("Marta", null, NOON));
        });
        try (Opened opened = store().open("a").orElseThrow()) {
            assertThat(opened.bytes().readAllBytes()).isEqualTo(bytes("a"));
        }
        assertThat(store().find("b")).isEmpty();
        assertThat(store().open("b")).isEmpty();
    }

    @Test
    void nobodys_file_becomes_the_owners_and_no_other_user_gets_it_then() {
        put("a", "Marta", null);

        assertThat(store().claim("a", Set.of("ana"), "ana", false, LATER)).isTrue();
        assertThat(store().claim("a", Set.of("bob"), "bob", true, LATER)).isFalse();
        assertThat(store().claim("a", Set.of("eva", "ana"), "eva", true, LATER)).isTrue();
        assertThat(store().claim("b", Set.of("ana"), "ana", false, LATER)).isFalse();

        assertThat(belonging("a")).isEqualTo(new Belonging("Marta", "ana", true, LATER));
    }

    @Test
    void what_is_named_waits_no_longer_whatever_is_said_after_it() {
        put("a", "email", null);
        put("b", "email", "bob");

        store().named(List.of("a", "b", "c"), Set.of("ana"), "ana", true);
        store().waitUntil("a", LATER);
        store().claim("a", Set.of("ana"), "ana", false, LATER);

        assertThat(belonging("a")).isEqualTo(new Belonging("email", "ana", true, null));
        assertThat(belonging("b")).isEqualTo(Belonging.waiting("email", "bob", NOON));
        assertThat(store().waiting(List.of("a", "b", "c"))).containsExactly("b");
    }

    @Test
    void what_the_desk_notes_for_itself_is_not_shown() {
        put("a", "Marta", null);
        store().named(List.of("a"), Set.of("ana"), "ana", false);
        assertThat(belonging("a").shown()).isFalse();
        store().named(List.of("a"), Set.of("ana"), "ana", true);
        store().named(List.of("a"), Set.of("ana"), "ana", false);
        assertThat(belonging("a").shown()).isTrue();
    }

    @Test
    void a_file_is_known_in_every_case_that_names_it_of_its_own_users() {
        put("a", "Marta", null);
        put("b", "Marta", "bob");
        store().named(List.of("a", "b"), Set.of("ana"), "ana", false, "HILO-1", false);
        store().named(List.of("a"), Set.of("ana"), "ana", true, "HILO-2", true);
        store().named(List.of("a"), Set.of("ana"), "ana", true);

        assertThat(belonging("a"))
                .isEqualTo(new Belonging("Marta", "ana", true, null, Set.of("HILO-1", "HILO-2"), true));
        assertThat(belonging("b").cases()).isEmpty();
    }

    @Test
    void only_what_nothing_named_in_time_is_swept() {
        put("a", "Marta", null);
        put("b", "Marta", null);
        put("c", "Marta", null);
        put("d", "Marta", null);
        store().waitUntil("b", LATER);
        store().claim("c", Set.of("ana"), "ana", true, LATER);
        store().named(List.of("d"), Set.of("ana"), "ana", true);

        assertThat(store().overdue(NOON.minusMillis(1), 10)).isEmpty();
        assertThat(store().overdue(NOON, 10)).containsExactly("a");
        assertThat(store().overdue(LATER, 1)).hasSize(1);
        assertThat(store().sweep("b", NOON)).isFalse();
        assertThat(store().sweep("d", LATER)).isFalse();
        assertThat(store().sweep("a", NOON)).isTrue();
        assertThat(store().sweep("a", NOON)).isFalse();

        assertThat(store().find("a")).isEmpty();
        assertThat(store().open("a")).isEmpty();
        assertThat(store().claim("a", Set.of("ana"), "ana", true, LATER)).isFalse();
        assertThat(Set.of("b", "c", "d")).allMatch(id -> store().find(id).isPresent());
        put("a", "Luis", null);
        assertThat(belonging("a").uploadedBy()).isEqualTo("Luis");
    }

    @Test
    void what_somebody_uploaded_and_did_not_name_is_counted() {
        put("a", "Marta", null);
        put("b", "Marta", "ana");
        put("c", "Marta", "ana");
        put("d", "Luis", null);
        store().named(List.of("c"), Set.of("ana"), "ana", true);

        assertThat(store().waitingOf("Marta", 10)).isEqualTo(2);
        assertThat(store().waitingOf("Marta", 1)).isEqualTo(1);
        assertThat(store().waitingOf("Eva", 10)).isZero();
    }

    @Test
    void a_users_files_are_deleted_and_nobody_elses() {
        put("a", "Marta", null);
        put("b", "Marta", "ana");
        put("c", "Marta", "bob");
        put("d", "Marta", "ana");

        assertThat(store().of(Set.of("ana", "eva"))).containsExactlyInAnyOrder("b", "d");
        store().delete(List.of("a", "b", "c", "e"), Set.of("ana", "eva"));

        assertThat(store().find("a")).isEmpty();
        assertThat(store().find("b")).isEmpty();
        assertThat(store().find("c")).isPresent();
        assertThat(store().of(Set.of("ana"))).containsExactly("d");
    }

    private void put(String id, String by, @Nullable String user) {
        store().put(id, id + ".txt", "text/plain", bytes(id), Belonging.waiting(by, user, NOON));
    }

    private Belonging belonging(String id) {
        return store().find(id).orElseThrow().belonging();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
