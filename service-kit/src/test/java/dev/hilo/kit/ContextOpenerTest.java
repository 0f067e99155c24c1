package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.KeySource;
import dev.hilo.contracts.Personal;
import dev.hilo.contracts.Sealing;
import dev.hilo.stream.Event;
import dev.hilo.stream.UnprocessableEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in of the case service that knows the keys of some scopes. */
class ContextOpenerTest {

    @TempDir
    private Path directory;

    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
    private final KeySource making = (user, scope) -> keys.computeIfAbsent(user + "/" + scope, id -> AesGcm.newKey());
    private final List<Integer> asked = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private HttpServer caseService;
    private Path token;
    private ContextOpener opener;

    @BeforeEach
    void start() throws IOException {
        caseService = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        caseService.createContext("/api/v1/keys", this::answer);
        caseService.start();
        token = Files.writeString(directory.resolve("token"), "good\n");
        URI url = URI.create("http://localhost:" + caseService.getAddress().getPort());
        opener = new ContextOpener(url, CaseApiToken.ofFile(token), now::get);
    }

    @AfterEach
    void stop() {
        caseService.stop(0);
    }

    @Test
    void a_batch_is_opened_with_one_request_and_the_next_half_minute_with_none() throws Exception {
        List<ContextCommitted> commits = List.of(answered("ana", 1), answered("bob", 1), answered("ana", 2));

        assertThat(opener.open(sealed(commits))).isEqualTo(commits);
        assertThat(opener.open(sealed(commits))).isEqualTo(commits);
        assertThat(asked).containsExactly(2);

        now.addAndGet(30_000_000_000L);
        assertThat(opener.open(sealed(commits))).isEqualTo(commits);
        assertThat(asked).containsExactly(2, 2);
    }

    @Test
    void what_is_not_sealed_needs_nobody() throws Exception {
        caseService.stop(0);

        assertThat(opener.open(List.of(event(answered("ana", 1))))).containsExactly(answered("ana", 1));
    }

    @Test
    void a_long_batch_is_asked_for_in_portions() throws Exception {
        List<ContextCommitted> commits = IntStream.range(0, 2_500)
                .mapToObj(i -> answered("user-" + i, 1))
                .toList();

        assertThat(opener.open(sealed(commits))).isEqualTo(commits);
        assertThat(asked).containsExactly(2_000, 500);
    }

    @Test
    void what_was_erased_keeps_its_placeholders() throws Exception {
        List<Event<ContextCommitted>> events = sealed(List.of(answered("ana", 1), answered("bob", 1)));
        keys.remove("bob/HILO-1");

        List<ContextCommitted> opened = opener.open(events);

        assertThat(opened.getFirst()).isEqualTo(answered("ana", 1));
        assertThat(opened.getLast().sealed()).containsOnlyKeys("HILO-1");
        assertThat(((ContextCaseFact.AgentMessageSent) opened.getLast().facts().getFirst()).text())
                .isEqualTo(Personal.TEXT);
    }

    @Test
    void a_key_made_anew_is_asked_for_though_the_former_one_is_still_kept() throws Exception {
        Event<ContextCommitted> before = sealed(List.of(answered("ana", 1))).getFirst();
        opener.open(List.of(before));
        keys.clear();
        Event<ContextCommitted> after = sealed(List.of(answered("ana", 2))).getFirst();

        List<ContextCommitted> opened = opener.open(List.of(before, after));

        assertThat(opened.getFirst().sealed()).isNotEmpty();
        assertThat(opened.getLast()).isEqualTo(answered("ana", 2));
    }

    @Test
    void when_keys_cannot_be_had_it_says_why() throws Exception {
        List<Event<ContextCommitted>> events = sealed(List.of(answered("ana", 1)));
        Files.writeString(token, "expired");
        assertThatThrownBy(() -> opener.open(events))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("role service");
        Files.writeString(token, "broken");
        assertThatThrownBy(() -> opener.open(events))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer with keys");
        Files.delete(token);
        assertThatThrownBy(() -> opener.open(events))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read the token");
        Files.writeString(token, "good");
        caseService.stop(0);
        assertThatThrownBy(() -> opener.open(events))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot get keys from the case service at http://localhost");
    }

    @Test
    void an_event_that_was_tampered_with_is_named() {
        ContextCommitted first = sealed(List.of(answered("ana", 1))).getFirst().data();
        Event<ContextCommitted> moved =
                event(new ContextCommitted("ana", 2, first.causes(), first.at(), first.facts(), first.sealed()));

        assertThatThrownBy(() -> opener.open(List.of(event(first), moved)))
                .isInstanceOfSatisfying(
                        UnprocessableEvent.class, e -> assertThat(e.event()).isSameAs(moved));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode wanted =
                    ContractJson.mapper().readTree(exchange.getRequestBody()).get("keys");
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(wanted.size());
            Stream.Builder<Map<String, String>> given = Stream.builder();
            wanted.forEach(one -> {
                String user = one.get("user").asText();
                String scope = one.get("scope").asText();
                SecretKey key = keys.get(user + "/" + scope);
                if (key != null) {
                    String text = Base64.getEncoder().encodeToString(key.getEncoded());
                    given.add(Map.of("user", user, "scope", scope, "key", text));
                }
            });
            byte[] body = authorization.equals("Bearer broken")
                    ? new byte[] {'{'}
                    : ContractJson.write(Map.of("keys", given.build().toList()));
            exchange.sendResponseHeaders(authorization.equals("Bearer expired") ? 403 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private List<Event<ContextCommitted>> sealed(List<ContextCommitted> commits) {
        return commits.stream()
                .map(commit -> ContractJson.read(Sealing.seal(commit, making), ContextCommitted.class))
                .map(ContextOpenerTest::event)
                .toList();
    }

    private static Event<ContextCommitted> event(ContextCommitted commit) {
        return new Event<>(
                EventType.CONTEXT_COMMITTED,
                commit.eventId(),
                URI.create("/hilo/case-service"),
                commit.userId(),
                commit,
                new ConsumerRecord<>("hilo.contexts", 0, 0, commit.userId(), new byte[0]));
    }

    private static ContextCommitted answered(String user, long version) {
        return new ContextCommitted(
                user,
                version,
                List.of("req-" + version),
                Instant.parse("2026-11-23T08:00:00Z"),
                List.of(new ContextCaseFact.AgentMessageSent(
                        "HILO-1", "msg", "agent-marta", "Marta", "hola " + user, List.of())));
    }
}
