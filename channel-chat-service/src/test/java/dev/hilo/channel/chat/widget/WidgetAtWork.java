package dev.hilo.channel.chat.widget;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.chat.adapter.websocket.AgentMessages;
import dev.hilo.channel.chat.adapter.websocket.ServiceAtWork;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a real broker and store, and an organisation's site that has its widget. */
@SuppressWarnings("NullAway.Init")
abstract class WidgetAtWork {

    static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path state;

    static LocalKafka kafka;
    static LocalMongo mongo;
    static LocalIdentity identity;
    static HostSite site;
    static CaseFiles files;
    static ServiceAtWork service;
    static Cable cable;
    static EventPublisher desk;
    static List<Event<Interaction>> interactions;
    static EventConsumer<Interaction> listening;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(Browser.isThere())
                .as("chromium and chromedriver are on the PATH")
                .isTrue();
        CompletableFuture<LocalMongo> starting = CompletableFuture.supplyAsync(() -> LocalMongo.start(state));
        kafka = LocalKafka.start(state);
        identity = LocalIdentity.start(state);
        mongo = starting.join();
        site = new HostSite();
        files = new CaseFiles();
        service = new ServiceAtWork(
                        Path.of("target/widget-it"),
                        ServiceAtWork.settings(
                                kafka,
                                mongo,
                                identity,
                                Map.of(
                                        "HILO_CASE_API_URL",
                                        files.url(),
                                        "HILO_CASE_API_TOKEN_FILE",
                                        Files.writeString(state.resolve("token"), "a channel's")
                                                .toString(),
                                        "HILO_CHAT_ALLOWED_ORIGINS",
                                        site.url())))
                .start();
        cable = new Cable(service.url().getPort());
        site.widgetFrom(cable.url());
        desk = new EventPublisher(
                KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/notification-service"), Map.of());
        interactions = new CopyOnWriteArrayList<>();
        listening = EventConsumer.start(
                EventType.INTERACTION_RECEIVED,
                interactions::addAll,
                ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "widget-interactions"));
    }

    @AfterAll
    static void stop() {
        if (listening != null) {
            listening.close();
            desk.close();
            cable.close();
            service.close();
            site.close();
            files.close();
            identity.close();
            mongo.close();
            kafka.close();
        }
    }

    static void answer(String to, String text) {
        desk.publishAll(EventType.DELIVERY_REQUESTED, List.of(AgentMessages.of("d-" + UUID.randomUUID(), to, text)));
    }

    /** Who said something, once it has come. */
    static String who(String text) {
        return await().atMost(SOON)
                .until(
                        () -> interactions.stream()
                                .filter(event -> event.data().content().text().equals(text))
                                .map(Event::key)
                                .findFirst()
                                .orElse(""),
                        key -> !key.isEmpty());
    }

    static List<String> said(String who) {
        return interactions.stream()
                .filter(event -> event.key().equals(who))
                .map(event -> event.data().content().text())
                .toList();
    }
}
