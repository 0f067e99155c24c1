package dev.hilo.bench;

import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Interaction;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * One replica of the chat with 500 sessions that each say something every second, beside as many on a bare WebSocket echo.
 * Nothing may be lost, doubled or out of order on its way to Kafka.
 */
final class ChatBenchmark {

    private static final int SESSIONS = 500;
    private static final int SECONDS = 30;
    private static final int WARM_UP_SECONDS = 5;
    private static final String TOPIC = "hilo.interactions";
    private static final String HELLO = "{\"type\":\"hello\",\"language\":\"es\",\"lastSeq\":0}";

    private final String bootstrapServers;
    private final String mongo;
    private final Path scratch;

    ChatBenchmark(String bootstrapServers, String mongo, Path scratch) {
        this.bootstrapServers = bootstrapServers;
        this.mongo = mongo;
        this.scratch = scratch;
    }

    /** @throws IllegalStateException when a message was lost, doubled or overtaken */
    List<String> run() throws IOException, InterruptedException {
        System.out.printf("%d chats at one message a second, for %d s; then as many echoes …%n", SESSIONS, SECONDS);
        Visitors warmUp = new Visitors(SESSIONS, WARM_UP_SECONDS);
        Visitors visitors = new Visitors(SESSIONS, SECONDS);
        Visitors.Result chat;
        Map<String, List<String>> said;
        try (Server service = Server.chat(bootstrapServers, mongo, scratch)) {
            warmUp.talk(service.at("/api/v1/chat"), HELLO, number -> message(number, "calentando"));
            chat = visitors.talk(service.at("/api/v1/chat"), HELLO, number -> message(number, "mensaje " + number));
            said = published();
        }
        Visitors.Result echo;
        try (Server server = Server.echo(scratch)) {
            warmUp.talk(server.at("/"), null, number -> message(number, "calentando"));
            echo = visitors.talk(server.at("/"), null, number -> message(number, "mensaje " + number));
        }
        check(chat, said);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "chat     %d sessions, %,d messages acknowledged and published, each once and in order",
                        SESSIONS,
                        chat.millis().length),
                String.format(
                        Locale.ROOT,
                        "chat     acknowledged after %.1f ms (median), %.1f ms (99 %%)   bare echo %.1f ms, %.1f ms",
                        chat.median(),
                        chat.slowest99(),
                        echo.median(),
                        echo.slowest99()));
    }

    private static String message(int number, String text) {
        return "{\"type\":\"message\",\"clientId\":\"c-" + number + "\",\"text\":\"" + text + "\"}";
    }

    private static void check(Visitors.Result chat, Map<String, List<String>> said) {
        List<String> expected = IntStream.range(0, SECONDS)
                .mapToObj(number -> "mensaje " + number)
                .toList();
        if (chat.refused() > 0 || chat.millis().length != SESSIONS * SECONDS) {
            throw new IllegalStateException(chat.refused() + " messages were refused and " + chat.millis().length
                    + " acknowledged of " + SESSIONS * SECONDS);
        }
        for (String name : chat.names()) {
            List<String> published = said.getOrDefault("chat:" + name, List.of());
            if (!published.equals(expected)) {
                throw new IllegalStateException("of chat:" + name + " came " + published);
            }
        }
    }

    /** What every visitor said, in the order it lies on Kafka, to its end. */
    private Map<String, List<String>> published() {
        Map<String, List<String>> said = new HashMap<>();
        try (KafkaConsumer<String, byte[]> kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            kafka.partitionsFor(TOPIC).forEach(one -> partitions.add(new TopicPartition(TOPIC, one.partition())));
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : kafka.poll(Duration.ofMillis(200))) {
                    Interaction interaction = ContractJson.read(record.value(), Interaction.class);
                    said.computeIfAbsent(record.key(), key -> new ArrayList<>())
                            .add(interaction.content().text());
                }
            }
        }
        return said;
    }

    /** A server in a JVM of its own. */
    private record Server(ChildProcess process, int port) implements AutoCloseable {

        static Server chat(String bootstrapServers, String mongo, Path scratch) {
            int port = Ports.free();
            int management = Ports.free();
            Path jar = Installation.current()
                    .repository()
                    .resolve("channel-chat-service/target/quarkus-app/quarkus-run.jar");
            ChildProcess process = new ChildProcess(new ChildSpec(
                    "channel-chat-service",
                    List.of(Installation.java().toString(), "-Xmx512m", "-jar", jar.toString()),
                    Map.of(
                            "QUARKUS_HTTP_PORT",
                            String.valueOf(port),
                            "QUARKUS_MANAGEMENT_PORT",
                            String.valueOf(management),
                            "HILO_KAFKA_BOOTSTRAP_SERVERS",
                            bootstrapServers,
                            "HILO_MONGODB_URI",
                            mongo,
                            "HILO_MONGODB_DATABASE",
                            "hilo_chat_" + UUID.randomUUID().toString().substring(0, 8),
                            "HILO_IDENTITY_ISSUER",
                            "http://localhost:1"),
                    null,
                    scratch.resolve("chat.log")));
            process.start();
            process.await(() -> isReady(management), Duration.ofMinutes(1));
            return new Server(process, port);
        }

        static Server echo(Path scratch) {
            int port = Ports.free();
            ChildProcess process = new ChildProcess(new ChildSpec(
                    "echo",
                    List.of(
                            Installation.java().toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Echo.class.getName(),
                            String.valueOf(port)),
                    Map.of(),
                    null,
                    scratch.resolve("echo.log")));
            process.start();
            process.await(() -> isOpen(port), Duration.ofMinutes(1));
            return new Server(process, port);
        }

        URI at(String path) {
            return URI.create("ws://localhost:" + port + path);
        }

        private static boolean isReady(int port) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                URI ready = URI.create("http://localhost:" + port + "/q/health");
                return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static boolean isOpen(int port) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 200);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
