package dev.hilo.e2e;

import static dev.hilo.e2e.Patience.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A user writes a mail, goes on by chat, is answered there and told there that it is done; one case, one history. Every
 * step waits for what the next person would see, and fails by saying what did not come.
 */
public final class Story {

    private static final String NAME = "José Ramón Núñez";
    private static final String QUESTION = "No puedo entrar en la VPN";
    private static final String FOLLOW_UP = "sigo sin poder entrar";
    private static final String ANSWER = "Hola José Ramón, he renovado tu perfil de VPN. ¿Puedes probar ahora?";
    private static final String RESOLUTION = "El perfil de VPN estaba caducado; lo hemos renovado.";

    private final Endpoints at;
    private final Narrator narrator;
    private final Patience patience;
    private final Consumer<Scene> between;
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final String address = "jose.nunez-" + run + "@corp.com";
    private final byte[] png = screenshot();

    /** The steps, so that a test can do harm between them. */
    public enum Scene {
        MAIL_SENT,
        CASE_OPEN,
        CHAT_SENT,
        ANSWERED,
        RESOLVED
    }

    /** How it ended. */
    public record Ending(
            String userId,
            String caseId,
            String agent,
            Duration chatToAgent,
            long firstResponseSeconds,
            long resolutionSeconds) {}

    /** @param between called after each scene's first act, before anything is waited for */
    public Story(Endpoints at, Narrator narrator, Duration patience, Consumer<Scene> between) {
        this.at = at;
        this.narrator = narrator;
        this.patience = new Patience(patience);
        this.between = between;
    }

    public Ending play() {
        Tokens tokens = new Tokens(at.issuer());
        MailClient mail = new MailClient(at, NAME, address);

        narrator.scene(NAME + " writes a mail");
        MailClient.Draft draft = mail.write(QUESTION, "Desde esta mañana no puedo entrar. Adjunto captura.", png, null);
        mail.send(draft);
        Instant sent = Instant.now();
        narrator.line("José", "sends \"" + QUESTION + "\" with captura.png to " + at.desk());
        between.accept(Scene.MAIL_SENT);
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-demo", "Begoña Íñiguez"))) {
            JsonNode user = wait(
                    "a case for " + address,
                    () -> desk.userBy("mailto:" + address)
                            .filter(one -> !one.get("cases").isEmpty()));
            String userId = user.get("userId").asText();
            String caseId = user.at("/cases/0/id").asText();
            narrator.line("channel-email", "read it by IMAP and published one interaction");
            narrator.line("case-service", "opened " + caseId + " " + since(sent) + " after it was sent");
            MailClient.Received ack = wait(
                    "an acknowledgement by mail",
                    () -> mail.inbox().stream()
                            .filter(one -> one.text().contains(caseId))
                            .findFirst());
            require(
                    draft.messageId().equals(ack.inReplyTo()),
                    "the acknowledgement is not threaded under José's mail: In-Reply-To is " + ack.inReplyTo());
            narrator.line("notification", "acknowledged by mail, \"" + ack.subject() + "\", under José's own");
            JsonNode assigned = wait(
                    "an agent for " + caseId,
                    () -> Optional.of(desk.caseById(caseId)).filter(one -> one.hasNonNull("agentName")));
            String agent = assigned.get("agentName").asText();
            narrator.line(
                    "routing",
                    "gave it to " + agent + ", who has most room in "
                            + assigned.get("queue").asText());
            between.accept(Scene.CASE_OPEN);
            return goOnByChat(
                    tokens, desk, userId, caseId, agent, assigned.get("agentId").asText());
        }
    }

    private Ending goOnByChat(
            Tokens tokens, AgentDesk watcher, String userId, String caseId, String agent, String agentId) {
        narrator.scene("José goes on by chat");
        watcher.follow(userId);
        try (ChatVisitor chat = new ChatVisitor(at.chat(), tokens.forUser(NAME, address));
                AgentDesk desk = new AgentDesk(at, tokens.forAgent(agentId, agent))) {
            online(chat);
            narrator.line("José", "signs in; his token says he is " + address);
            Instant pressed = Instant.now();
            say(chat, "c-" + run, FOLLOW_UP);
            narrator.line("José", "writes \"" + FOLLOW_UP + "\"");
            AgentDesk.LiveEntry seen = wait(
                    "the chat message on the agent's screen",
                    () -> watcher.live().stream()
                            .filter(one ->
                                    FOLLOW_UP.equals(one.entry().path("text").asText()))
                            .findFirst());
            Duration delay = Duration.between(pressed, seen.arrived());
            require(
                    caseId.equals(seen.entry().path("caseId").asText()),
                    "the chat message did not join " + caseId + ": " + seen.entry());
            JsonNode context = watcher.userBy("mailto:" + address).orElseThrow();
            require(context.get("cases").size() == 1, "there is a second case: " + context.get("cases"));
            narrator.line("case-service", "joined it to " + caseId + ", no second case");
            narrator.line(agent, "sees it live " + delay.toMillis() + " ms after José pressed enter");
            requireOneHistory(watcher, userId);
            narrator.line(agent, "reads one history: mail, captura.png, chat message");

            narrator.scene(agent + " answers, José reads it in the chat");
            retrying(() -> desk.answer(caseId, "answer-" + run, ANSWER));
            between.accept(Scene.ANSWERED);
            inChat(chat, ANSWER);
            narrator.line("José", "reads \"" + ANSWER + "\" in the chat");
            retrying(() -> desk.resolve(caseId, "resolve-" + run, "configuration", RESOLUTION));
            narrator.line(agent, "resolves " + caseId);
            between.accept(Scene.RESOLVED);
            inChat(chat, RESOLUTION);
            narrator.line("José", "is told in the chat, where he is now");
            return figures(watcher, userId, caseId, agent, delay);
        }
    }

    private void requireOneHistory(AgentDesk desk, String userId) {
        List<JsonNode> timeline = desk.timeline(userId);
        List<String> kinds = timeline.stream()
                .filter(one -> "interaction".equals(one.get("kind").asText()))
                .map(one -> one.get("channel").asText())
                .toList();
        require(kinds.equals(List.of("email", "chat")), "the timeline holds the interactions " + kinds);
        JsonNode image = timeline.getFirst().at("/attachments/0");
        require(
                Arrays.equals(png, desk.attachment(image)),
                "the image in the timeline is not the one that was sent: " + image);
    }

    private Ending figures(AgentDesk desk, String userId, String caseId, String agent, Duration chatToAgent) {
        narrator.scene("What analytics says");
        JsonNode report = wait(
                "the report on " + caseId,
                () -> Optional.of(desk.report(caseId))
                        .filter(answer -> answer.status() == 200)
                        .map(Http.Answer::body)
                        .filter(body -> body.hasNonNull("timeToResolutionSeconds")));
        require(report.get("channels").size() == 2, "analytics counts other channels: " + report);
        long first = report.get("timeToFirstResponseSeconds").asLong();
        long resolution = report.get("timeToResolutionSeconds").asLong();
        narrator.line(
                "analytics",
                "one case, two channels; first response after " + first + " s, resolved after " + resolution + " s");
        return new Ending(userId, caseId, agent, chatToAgent, first, resolution);
    }

    /** Writes until it is acknowledged, resuming where the line was cut and repeating when told to, as the page does. */
    private void say(ChatVisitor chat, String clientId, String text) {
        chat.say(clientId, text);
        between.accept(Scene.CHAT_SENT);
        wait("an acknowledgement of the chat message", () -> {
            if (!chat.isOpen()) {
                online(chat);
                chat.say(clientId, text);
            } else if (chat.isAskedToRepeat(clientId)) {
                chat.say(clientId, text);
            }
            return chat.isAcknowledged(clientId) ? Optional.of(true) : Optional.empty();
        });
    }

    private void online(ChatVisitor chat) {
        wait("a welcome from the chat", () -> {
            if (!chat.isOpen()) {
                chat.connect();
            }
            return chat.isWelcome() ? Optional.of(true) : Optional.empty();
        });
    }

    private void inChat(ChatVisitor chat, String text) {
        List<JsonNode> found = wait("\"" + text + "\" in the chat", () -> {
            if (!chat.isOpen()) {
                online(chat);
            }
            List<JsonNode> same = chat.fromDesk().stream()
                    .filter(one -> one.get("text").asText().contains(text))
                    .toList();
            return same.isEmpty() ? Optional.empty() : Optional.of(same);
        });
        long copies =
                found.stream().map(one -> one.get("seq").asLong()).distinct().count();
        require(copies == 1, "the chat shows the same message " + copies + " times");
    }

    private void retrying(Callable<JsonNode> request) {
        wait("an answer from the case API", () -> Optional.of(request.call()));
    }

    private <T> T wait(String what, Callable<Optional<T>> look) {
        return patience.wait(what, look);
    }

    private static String since(Instant start) {
        return "%.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    /** A small picture, drawn here: 320 × 120 with a red bar. */
    private static byte[] screenshot() {
        BufferedImage image = new BufferedImage(320, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 320, 120);
        graphics.setColor(Color.RED);
        graphics.fillRect(20, 45, 280, 30);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
