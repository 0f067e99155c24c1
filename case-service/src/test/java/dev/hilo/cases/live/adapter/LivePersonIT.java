package dev.hilo.cases.live.adapter;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.CaseApi.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who follows a user follows the person, through merges and their undoing. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class LivePersonIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @TestHTTPResource("/")
    URI service;

    private final String salt = UUID.randomUUID().toString();
    private final String ana = "mailto:ana-" + salt + "@corp.com";
    private final String phone = "whatsapp:+3461" + String.format("%07d", Math.floorMod(salt.hashCode(), 10_000_000));

    @Test
    void one_person_has_so_many_streams_and_another_one_when_one_of_them_has_ended() {
        String user = writes(ana, "m0", "hola");
        URI events = service.resolve("/api/v1/users/" + user + "/events");
        String greedy = token("agent", "José Núñez " + salt);
        List<EventStreamClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(EventStreamClient.open(events, greedy, null));
            }
            await().atMost(SOON).until(() -> open.stream().allMatch(stream -> stream.status() == 200));

            try (EventStreamClient more = EventStreamClient.open(events, greedy, null);
                    EventStreamClient another = EventStreamClient.open(events, token("agent", "王芳 " + salt), null)) {
                await().atMost(SOON).until(() -> more.status() == 429 && another.status() == 200);
            }
            open.removeFirst().close();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                EventStreamClient again = EventStreamClient.open(events, greedy, null);
                open.add(again);
                await().atMost(SOON).until(() -> again.status() != 0);
                return again.status() == 200;
            });
        } finally {
            open.forEach(EventStreamClient::close);
        }
    }

    @Test
    void who_watches_one_of_two_goes_on_with_both_and_after_an_undo_with_theirs_alone() {
        String keeps = writes(ana, "m1", "mail 1");
        String goes = writes(phone, "w1", "app 1");
        try (EventStreamClient ofKeeps = follow(keeps, null);
                EventStreamClient ofGoes = follow(goes, null)) {
            await().atMost(SOON).until(() -> ofKeeps.status() == 200 && ofGoes.status() == 200);
            String merge = merge(keeps, goes);
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(people(ofKeeps, "merged")).containsExactly(goes);
                assertThat(people(ofGoes, "merged")).containsExactly(goes);
            });
            writes(phone, "w2", "app 2");
            writes(ana, "m2", "mail 2");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(told(ofKeeps)).containsExactly("app 2", "mail 2");
                assertThat(told(ofGoes)).containsExactly("app 2", "mail 2");
            });

            undo(keeps, merge);
            writes(phone, "w3", "app 3");
            writes(ana, "m3", "mail 3");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(told(ofKeeps)).containsExactly("app 2", "mail 2", "mail 3");
                assertThat(told(ofGoes)).containsExactly("app 2", "mail 2", "app 3");
                assertThat(people(ofKeeps, "parted")).containsExactly(goes);
                assertThat(people(ofGoes, "parted")).containsExactly(goes);
            });
            assertThat(ids(ofKeeps)).doesNotHaveDuplicates();
            assertThat(ids(ofGoes)).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_id_from_before_a_merge_or_from_the_midst_of_it_leads_on_without_gap_or_double() {
        String keeps = writes(ana, "m1", "mail 1");
        String goes = writes(phone, "w1", "app 1");
        String merge = merge(keeps, goes);
        writes(phone, "w2", "app 2");
        writes(ana, "m2", "mail 2");
        List<String> ids;
        try (EventStreamClient all = follow(goes, "0")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(told(all)).containsExactly("app 1", "app 2", "mail 2"));
            ids = ids(all);
        }
        assertThat(ids).startsWith("1", "2").doesNotHaveDuplicates();

        for (int i = 0; i < ids.size(); i++) {
            List<String> rest = ids.subList(i + 1, ids.size());
            try (EventStreamClient resumed = follow(goes, ids.get(i))) {
                await().atMost(SOON).until(() -> resumed.status() == 200);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(ids(resumed)).isEqualTo(rest));
            }
        }

        undo(keeps, merge);
        assertThat(writes(phone, "w3", "app 3")).isEqualTo(goes);
        writes(ana, "m3", "mail 3");
        try (EventStreamClient fromTheBeginning = follow(goes, "0");
                EventStreamClient fromTheMidst = follow(goes, ids.get(ids.size() - 2));
                EventStreamClient other = follow(keeps, "0")) {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(told(fromTheBeginning)).containsExactly("app 1", "app 2", "app 3");
                assertThat(told(fromTheMidst)).containsExactly("app 3");
                assertThat(told(other)).containsExactly("mail 1", "mail 2", "mail 3");
            });
            assertThat(ids(fromTheBeginning))
                    .startsWith(ids.toArray(String[]::new))
                    .doesNotHaveDuplicates();
        }

        merge(keeps, goes);
        writes(phone, "w4", "app 4");
        try (EventStreamClient again = follow(goes, "0")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(again))
                            .startsWith("app 1", "app 2", "mail 2")
                            .endsWith("app 3", "app 4"));
            assertThat(ids(again)).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_log_of_somebody_else_is_no_place_to_resume_at() {
        String user = writes(ana, "m1", "mail 1");
        String other = writes(phone, "w1", "app 1");

        for (String id : List.of(other + ":0", "x", "1:", "-1")) {
            as("agent", "Marta")
                    .header("Last-Event-ID", id)
                    .get("/api/v1/users/{id}/events", user)
                    .then()
                    .statusCode(400);
        }
    }

    private EventStreamClient follow(String user, @Nullable String lastEventId) {
        return EventStreamClient.open(
                service.resolve("/api/v1/users/" + user + "/events"), token("agent", "Marta"), lastEventId);
    }

    private static List<String> told(EventStreamClient stream) {
        return stream.events().stream()
                .flatMap(event -> ((List<?>) event.data().get("entries")).stream())
                .map(entry -> (Map<?, ?>) entry)
                .filter(entry -> "interaction".equals(entry.get("kind")))
                .map(entry -> String.valueOf(entry.get("text")))
                .toList();
    }

    private static List<Object> people(EventStreamClient stream, String what) {
        return stream.events().stream()
                .map(event -> event.data().get(what))
                .filter(List.class::isInstance)
                .<Object>flatMap(some -> ((List<?>) some).stream())
                .toList();
    }

    private static List<String> ids(EventStreamClient stream) {
        return stream.events().stream().map(EventStreamClient.Received::id).toList();
    }

    private String writes(String from, String id, String text) {
        return CaseApi.writes(publisher, database, from, id + salt, text);
    }

    private static String merge(String keeps, String goes) {
        as("agent", "Marta")
                .body(Map.of("userId", goes, "reason", "same person"))
                .post("/api/v1/users/{id}/merge", keeps)
                .then()
                .statusCode(200);
        return as("agent", "Marta").get("/api/v1/users/{id}/merges", keeps).path("[0].mergeId");
    }

    private static void undo(String keeps, String merge) {
        as("agent", "Marta")
                .body(Map.of("reason", "a mistake"))
                .post("/api/v1/users/{id}/merges/{merge}/undo", keeps, merge)
                .then()
                .statusCode(200);
    }
}
