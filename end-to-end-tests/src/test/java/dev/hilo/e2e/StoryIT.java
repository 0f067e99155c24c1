package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.e2e.Story.Scene;
import dev.hilo.local.Platform;
import dev.hilo.local.PlatformOptions;
import dev.hilo.local.PlatformService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story on a whole platform of real parts, undisturbed and while parts are killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path state;

    private static Platform platform;
    private static Endpoints at;

    @BeforeAll
    static void start() {
        platform = Platform.start(PlatformOptions.test(state)
                .withServiceOption("-Dhilo.mongodb.command-shapes=" + state.resolve("command-shapes")));
        at = Endpoints.local(platform.options().ports());
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(1)
    void a_user_changes_channel_and_nobody_asks_anything_twice() {
        Story.Ending ending = play(scene -> {});

        assertThat(ending.agent()).isNotBlank();
        assertThat(ending.firstResponseSeconds()).isLessThanOrEqualTo(ending.resolutionSeconds());
    }

    @Test
    @Order(2)
    void the_agent_sees_the_chat_message_within_a_second() {
        play(scene -> {});

        assertThat(play(scene -> {}).chatToAgent()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Order(2)
    void who_writes_in_english_without_saying_so_is_answered_in_english() {
        new EnglishStory(at, Narrator.SILENT, PATIENCE).play();
    }

    @Test
    @Order(3)
    void killing_the_case_service_changes_nothing_in_the_outcome() {
        play(killing("case-service", Scene.MAIL_SENT, Scene.CHAT_SENT, Scene.ANSWERED));
    }

    @Test
    @Order(4)
    void killing_connect_changes_nothing_in_the_outcome() {
        play(killing("connect", Scene.MAIL_SENT, Scene.ANSWERED));
    }

    @Test
    @Order(5)
    void killing_the_broker_changes_nothing_in_the_outcome() {
        play(killing("kafka", Scene.CHAT_SENT, Scene.RESOLVED));
    }

    @Test
    @Order(6)
    void the_same_mail_three_times_and_the_same_chat_message_three_times_are_one_interaction_each() {
        String address = "begona.iniguez-" + UUID.randomUUID() + "@corp.com";
        Tokens tokens = new Tokens(at.issuer());
        MailClient mail = new MailClient(at, "Begoña Íñiguez", address);
        MailClient.Draft draft = mail.write("Impresora", "No imprime", null, null);
        for (int i = 0; i < 3; i++) {
            mail.send(draft);
        }
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser("Begoña Íñiguez", address))) {
            String user = await().atMost(PATIENCE)
                    .until(() -> desk.userBy("mailto:" + address), Optional::isPresent)
                    .orElseThrow()
                    .get("userId")
                    .asText();
            chat.connect();
            await().atMost(PATIENCE).until(chat::isWelcome);
            for (int i = 0; i < 3; i++) {
                chat.say("same", "¿hola?");
            }
            chat.say("other", "sigo aquí");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(interactions(desk, user))
                            .filteredOn("chat"::equals)
                            .hasSize(2));
            MailClient.Draft after = mail.write("Impresora", "Sigue sin imprimir", null, draft.messageId());
            mail.send(after);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(interactions(desk, user)).containsExactly("email", "chat", "chat", "email"));
        }
    }

    @Test
    @Order(7)
    void a_code_arrives_by_mail_and_makes_the_number_that_claims_the_address_its_owners() {
        String address = "wang.fang-" + UUID.randomUUID() + "@corp.com";
        String number = "whatsapp:+34611222333";
        MailClient mail = new MailClient(at, "王芳", address);
        mail.send(mail.write("Portátil", "No enciende", null, null));
        try (AgentDesk desk = new AgentDesk(at, new Tokens(at.issuer()).forAgent("agent-test", "Test"))) {
            String user = await().atMost(PATIENCE)
                    .until(() -> desk.userBy("mailto:" + address), Optional::isPresent)
                    .orElseThrow()
                    .get("userId")
                    .asText();
            String verification =
                    desk.verify(number, "mailto:" + address).get("id").asText();
            // Her mailbox comes into being with her first mail.
            String code = await().atMost(PATIENCE)
                    .ignoreException(IllegalStateException.class)
                    .until(
                            () -> mail.inbox().stream()
                                    .filter(one -> one.subject().startsWith("Tu código"))
                                    .map(one -> one.text().replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1"))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();

            assertThat(desk.confirm(verification, code).get("userId").asText()).isEqualTo(user);
            assertThat(desk.userBy(number).orElseThrow().get("userId").asText()).isEqualTo(user);
        }
    }

    @Test
    @Order(8)
    void a_desk_whose_answers_nothing_marks_is_acknowledged_five_times_and_then_it_is_over() {
        String address = "mesa-" + UUID.randomUUID() + "@other.example";
        OtherDesk other = new OtherDesk(at, address, "");
        other.writes("El proxy va lento");
        try (AgentDesk desk = new AgentDesk(at, new Tokens(at.issuer()).forAgent("agent-test", "Test"))) {
            await().atMost(PATIENCE)
                    .ignoreException(IllegalStateException.class)
                    .until(() -> other.answersAll() == 5);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(acknowledgements(desk, address))
                            .containsExactlyInAnyOrder("sent", "sent", "sent", "sent", "sent", "withheld"));
            assertThat(other.answersAll()).as("mails of ours").isEqualTo(5);
        }
        assertThat(metrics(platform.url(PlatformService.NOTIFICATION.management())))
                .contains("hilo_notification_decisions_total{channel=\"email\",outcome=\"withheld\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "X-Auto-Response-Suppress: All"})
    @Order(9)
    void a_desk_whose_answers_are_marked_is_answered_once(String mark) {
        String address = "mesa-" + UUID.randomUUID() + "@other.example";
        OtherDesk other = new OtherDesk(at, address, mark);
        other.writes("El proxy va lento");
        try (AgentDesk desk = new AgentDesk(at, new Tokens(at.issuer()).forAgent("agent-test", "Test"))) {
            await().atMost(PATIENCE)
                    .ignoreException(IllegalStateException.class)
                    .until(() -> other.answersAll() == 1);
            // What is written after it is acknowledged after it, if it was.
            other.writes("Y el correo también");
            await().atMost(PATIENCE).until(() -> other.answersAll() == 2);

            String user =
                    desk.userBy("mailto:" + address).orElseThrow().get("userId").asText();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(interactions(desk, user)).hasSize(4));
            assertThat(acknowledgements(desk, address))
                    .filteredOn("sent"::equals)
                    .hasSize(2);
            assertThat(other.answersAll()).isEqualTo(2);
        }
    }

    @Test
    @Order(10)
    void a_malformed_record_goes_to_the_dead_letters_is_counted_and_stops_nobody() throws Exception {
        double before = deadLetters();
        try (var producer = new KafkaProducer<>(
                java.util.Map.<String, Object>of(
                        "bootstrap.servers", platform.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("hilo.interactions", "mailto:x@corp.com", new byte[] {'{'}))
                    .get();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(before + 1));
        play(scene -> {});
    }

    @Test
    @Order(11)
    void a_client_generated_from_the_document_plays_an_agents_part() throws Exception {
        GeneratedClient client =
                new GeneratedClient(at, new Tokens(at.issuer()).forAgent("agent-test", "Begoña Íñiguez"));

        client.playADay("jose-ramon-" + UUID.randomUUID() + "@corp.com");
        client.isRefusedByName();
    }

    /** Runs last: by then the suite has sent every command it ever sends. */
    @Test
    @Order(12)
    void the_services_ask_of_mongodb_only_what_the_list_says() throws IOException {
        assertThat(CommandList.sent(state.resolve("command-shapes")))
                .as("docs/mongodb-commands.md lists what MongoDB 7 and 8 document for a sharded cluster; "
                        + "a new shape is added there with its reason, or not sent")
                .contains("case-service: insert context_log ordered=false")
                .isSubsetOf(CommandList.read());
        assertThat(CommandList.read())
                .filteredOn(listed -> listed.contains(": createIndexes") && !listed.contains("attachments.chunks"))
                .as("indexes that are listed are created")
                .isSubsetOf(CommandList.sent(state.resolve("command-shapes")));
    }

    private static Story.Ending play(Consumer<Scene> between) {
        return new Story(at, Narrator.SILENT, PATIENCE, between).play();
    }

    private static Consumer<Scene> killing(String part, Scene... when) {
        return scene -> {
            if (List.of(when).contains(scene)) {
                platform.kill9(part);
                platform.restart(part);
            }
        };
    }

    /** What became of the acknowledgement of each case of who has the address. */
    private static List<String> acknowledgements(AgentDesk desk, String address) {
        List<String> statuses = new ArrayList<>();
        for (JsonNode one : desk.userBy("mailto:" + address).orElseThrow().get("cases")) {
            desk.deliveries(one.get("id").asText())
                    .forEach(delivery -> statuses.add(delivery.get("status").asText()));
        }
        return statuses;
    }

    private static List<String> interactions(AgentDesk desk, String user) {
        return desk.timeline(user).stream()
                .filter(one -> "interaction".equals(one.get("kind").asText()))
                .map(one -> one.get("channel").asText())
                .toList();
    }

    private static double deadLetters() {
        return metrics(platform.url(PlatformService.CASE.management()))
                .lines()
                .filter(line -> line.startsWith("hilo_events_dead_lettered_total")
                        && line.contains("topic=\"hilo.interactions\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics(URI service) {
        try {
            return Http.CLIENT
                    .send(
                            HttpRequest.newBuilder(URI.create(service + "/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new Http.Unreachable(service, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
