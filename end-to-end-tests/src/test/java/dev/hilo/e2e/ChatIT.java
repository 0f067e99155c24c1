package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.local.Platform;
import dev.hilo.local.PlatformOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors of the chat and the desk, on a whole platform of real parts. */
class ChatIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path state;

    private static Platform platform;
    private static Endpoints at;
    private static Tokens tokens;

    @BeforeAll
    static void start() {
        platform = Platform.start(PlatformOptions.test(state)
                .withServiceOption("-Dhilo.mongodb.command-shapes=" + state.resolve("command-shapes"))
                .withServiceOption("-Dhilo.notification.seen-within=3S"));
        at = Endpoints.local(platform.options().ports());
        tokens = new Tokens(at.issuer());
    }

    /** By then the suite has sent every command it ever sends. */
    @AfterAll
    static void stop() throws IOException {
        if (platform != null) {
            platform.close();
            assertThat(CommandList.sent(state.resolve("command-shapes")))
                    .as("docs/mongodb-commands.md lists what may be sent; a new shape is added there with its reason")
                    .contains("notification-service: delete unseen ordered=true deletes={q:{_id},limit}")
                    .isSubsetOf(CommandList.read());
        }
    }

    @Test
    void a_file_that_a_visitor_sends_by_chat_is_in_their_history() {
        String address = "noa-" + UUID.randomUUID() + "@corp.com";
        Tokens tokens = new Tokens(at.issuer());
        byte[] log = "AUTH_FAILED".getBytes(StandardCharsets.UTF_8);
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser("Noa", address))) {
            chat.connect();
            await().atMost(PATIENCE).until(chat::isWelcome);
            await().atMost(PATIENCE).until(() -> chat.upload("f-1", "vpn.log", log));
            chat.sayWithFile("f-1");

            JsonNode file = await().atMost(PATIENCE)
                    .until(
                            () -> desk.userBy("mailto:" + address)
                                    .map(user -> desk.timeline(
                                                    user.get("userId").asText())
                                            .getFirst()
                                            .at("/attachments/0"))
                                    .filter(one -> one.hasNonNull("href")),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(file.get("name").asText()).isEqualTo("vpn.log");
            assertThat(desk.attachment(file)).isEqualTo(log);
        }
    }

    @Test
    void a_visitor_and_an_agent_see_that_the_other_is_there_and_writes() {
        String address = "zoe-" + UUID.randomUUID() + "@corp.com";
        Tokens tokens = new Tokens(at.issuer());
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser("Zoe", address))) {
            chat.connect();
            await().atMost(PATIENCE).until(chat::isWelcome);
            chat.say("p-1", "¿Hay alguien?");
            JsonNode user = await().atMost(PATIENCE)
                    .until(
                            () -> desk.userBy("mailto:" + address),
                            found -> found.filter(one -> one.path("cases").has(0))
                                    .isPresent())
                    .orElseThrow();
            desk.follow(user.get("userId").asText());
            await().atMost(PATIENCE)
                    .until(() -> desk.presence().stream()
                            .anyMatch(one -> one.get("here").asBoolean()));
            chat.types();
            await().atMost(PATIENCE)
                    .until(() -> desk.presence().stream()
                            .anyMatch(one -> one.get("typing").asBoolean()));
            desk.types(user.at("/cases/0/id").asText());
            await().atMost(PATIENCE).until(() -> chat.sawTyping() && chat.sawTheDesk());
            chat.close();
            await().atMost(PATIENCE)
                    .until(() -> !desk.presence().getLast().get("here").asBoolean());
        }
    }

    @Test
    void who_signs_in_in_mid_chat_is_who_wrote_the_mails_and_what_they_said_before_comes_along() {
        String address = "mia-" + UUID.randomUUID() + "@corp.com";
        String user = writesMail(address);
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = anonymous("hola, no digo quién soy")) {
            String stranger = userOf(desk, chat.identity());
            assertThat(stranger).isNotEqualTo(user);

            chat.signIn(tokens.forUser("Mia", address));
            chat.say("m-2", "soy Mia");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(userOf(desk, chat.identity())).isEqualTo(user));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(desk.timeline(user))
                            .extracting(entry -> entry.path("text").asText())
                            .contains("hola, no digo quién soy", "soy Mia"));
        }
    }

    @Test
    void a_code_that_came_by_mail_and_is_typed_into_the_chat_links_the_two() {
        String address = "leo-" + UUID.randomUUID() + "@corp.com";
        String user = writesMail(address);
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = anonymous("soy Leo, el de la VPN")) {
            assertThat(userOf(desk, chat.identity())).isNotEqualTo(user);
            desk.verify(chat.identity(), "mailto:" + address);
            String code = await().atMost(PATIENCE)
                    .until(
                            () -> new MailClient(at, "", address)
                                    .inbox().stream()
                                            .filter(one -> one.subject().startsWith("Tu código"))
                                            .map(one -> one.text().replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1"))
                                            .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            chat.say("m-2", code);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(userOf(desk, chat.identity())).isEqualTo(user));
            assertThat(desk.timeline(user)).noneMatch(entry -> entry.toString().contains(code));
        }
    }

    @Test
    void who_has_left_the_chat_gets_the_answer_by_mail_and_who_is_there_does_not() {
        String address = "paz-" + UUID.randomUUID() + "@corp.com";
        String user = writesMail(address);
        MailClient mail = new MailClient(at, "Paz", address);
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"));
                ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser("Paz", address))) {
            chat.connect();
            await().atMost(PATIENCE).until(chat::isWelcome);
            chat.say("p-1", "sigo por aquí");
            String caseId = await().atMost(PATIENCE)
                    .until(() -> desk.userBy(chat.identity()), Optional::isPresent)
                    .orElseThrow()
                    .at("/cases/0/id")
                    .asText();
            assertThat(userOf(desk, chat.identity())).isEqualTo(user);
            desk.answer(caseId, "seen-" + address, "¿Está usted ahí?");
            await().atMost(PATIENCE)
                    .until(() -> chat.fromDesk().stream()
                            .anyMatch(one -> one.path("text").asText().equals("¿Está usted ahí?")));
            chat.close();
            desk.answer(caseId, "unseen-" + address, "Ya puede entrar.");

            await().atMost(PATIENCE)
                    .until(() ->
                            mail.inbox().stream().anyMatch(one -> one.text().contains("Ya puede entrar.")));
            assertThat(mail.inbox()).noneMatch(one -> one.text().contains("¿Está usted ahí?"));
        }
    }

    /** Who writes a mail is known from then on, and has a mailbox with its acknowledgement. */
    private static String writesMail(String address) {
        MailClient mail = new MailClient(at, address, address);
        mail.send(mail.write("VPN", "No puedo entrar en la VPN", null, null));
        await().atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .until(() -> !mail.inbox().isEmpty());
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-test", "Test"))) {
            return userOf(desk, "mailto:" + address);
        }
    }

    private static ChatVisitor anonymous(String words) {
        ChatVisitor chat = new ChatVisitor(at.chat(), "");
        chat.connect();
        await().atMost(PATIENCE).until(chat::isWelcome);
        chat.say("m-1", words);
        await().atMost(PATIENCE).until(() -> chat.isAcknowledged("m-1"));
        return chat;
    }

    private static String userOf(AgentDesk desk, String identity) {
        return await().atMost(PATIENCE)
                .until(() -> desk.userBy(identity), Optional::isPresent)
                .orElseThrow()
                .get("userId")
                .asText();
    }
}
