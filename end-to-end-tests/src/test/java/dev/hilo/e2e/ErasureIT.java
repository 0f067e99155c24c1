package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.local.Platform;
import dev.hilo.local.PlatformOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is erased is forgotten by all services, their databases and the topics between them. */
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path state;

    private static Platform platform;
    private static Endpoints at;

    /** In all that the person says and is called; no word of any language. */
    private final String word = "zq" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void start() {
        platform = Platform.start(PlatformOptions.test(state));
        at = Endpoints.local(platform.options().ports());
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void no_word_of_who_is_erased_is_left_in_any_database_or_topic() throws Exception {
        String address = word + "@corp.com";
        Tokens tokens = new Tokens(at.issuer());
        MailClient mail = new MailClient(at, "Name " + word, address);
        mail.send(mail.writeWith(
                "Subject " + word,
                "Text " + word,
                Map.of(
                        "Photo " + word + ".png", bytes("File " + word),
                        "Refused " + word + ".exe", bytes("MZ " + word)),
                null));
        try (Told hook = new Told();
                AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser("Name " + word, address))) {
            hook.register(at, tokens.forAdministrator());
            var user = await().atMost(PATIENCE)
                    .until(
                            () -> desk.userBy("mailto:" + address)
                                    .filter(one -> !one.get("cases").isEmpty()),
                            Optional::isPresent)
                    .orElseThrow();
            String userId = user.get("userId").asText();
            String caseId = user.at("/cases/0/id").asText();
            chat.connect();
            await().atMost(PATIENCE).until(chat::isWelcome);
            chat.say("one", "Chat " + word);
            await().atMost(PATIENCE)
                    .until(() -> desk.timeline(userId).stream()
                            .anyMatch(one -> "chat".equals(one.path("channel").asText())));
            desk.answer(caseId, "answer-" + caseId, "Answer " + word);
            desk.verify("whatsapp:+34611222444", "mailto:" + address);
            desk.resolve(caseId, "resolve-" + caseId, "configuration", "resolution " + word);
            send("hilo.interactions", "mailto:" + address, "{\"text\": \"Unusable " + word + "\"}");
            send("hilo.delivery-receipts", "dlv_0", "{\"reason\": \"550 <" + address + "> unknown\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new Remains(platform, word).places())
                            .as("the search finds what there is to find")
                            .contains(
                                    "hilo.interactions",
                                    "hilo.deliveries",
                                    "hilo.interactions.dead-letter",
                                    "hilo.delivery-receipts.dead-letter")
                            .anyMatch(place -> place.endsWith(".contexts"))
                            .anyMatch(place -> place.endsWith(".attachments.files")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hook.bodies()).anyMatch(body -> body.contains(word)));

            erase(tokens.forAdministrator(), userId);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(new Remains(platform, word).places()).isEmpty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As something would that does not keep to the contract. */
    private static void send(String topic, String key, String value) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", platform.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    private static void erase(String token, String userId) {
        String erasure = Http.post(
                        URI.create(at.cases() + "/api/v1/users/" + userId + "/erase"),
                        token,
                        "erase-" + userId,
                        Map.of("reason", "asked by mail"))
                .ok()
                .get("id")
                .asText();
        URI progress = URI.create(at.cases() + "/api/v1/erasures/" + erasure);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var body = Http.get(progress, token).ok();
            assertThat(body.path("status").asText()).as(body.toString()).isEqualTo("done");
        });
    }
}
