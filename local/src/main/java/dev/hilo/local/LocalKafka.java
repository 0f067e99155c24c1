package dev.hilo.local;

import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real Apache Kafka broker, controller and broker in one (KRaft), in a JVM of its own. What it holds lies under the state
 * directory and survives {@link #kill9()} and {@link #restart()}. Ready when the constructor's caller has it: the platform's
 * topics exist.
 */
public final class LocalKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLUSTER = "aGlsby1sb2NhbC1jbHVzdA";

    private final int port;
    private final ChildProcess process;

    private LocalKafka(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a broker on a random port. */
    public static LocalKafka start(Path state) {
        return start(state, Ports.free());
    }

    /** Starts a broker on the given port and waits until the platform's topics exist. */
    public static LocalKafka start(Path state, int port) {
        LocalKafka kafka = new LocalKafka(port, new ChildProcess(spec(state.toAbsolutePath(), port)));
        try {
            kafka.restart();
            kafka.createTopics(Topic.all());
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The broker's process. */
    public ChildProcess process() {
        return process;
    }

    /** Starts the broker when it does not run, and waits until it answers. */
    public void restart() {
        process.start();
        process.await(() -> Ports.answers(port), PATIENCE);
    }

    /** Ends the broker as {@code kill -9} does. */
    public void kill9() {
        process.kill9();
    }

    /** Creates the topics that do not exist yet, each with {@value Topic#LOCAL_PARTITIONS} partitions. */
    public void createTopics(Collection<Topic> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic ->
                            new NewTopic(topic.name(), Topic.LOCAL_PARTITIONS, (short) 1).configs(topic.settings()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topics were created", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics cannot be created on " + bootstrapServers(), e.getCause());
        }
    }

    @Override
    public void close() {
        process.stop();
    }

    private static ChildSpec spec(Path state, int port) {
        Path logs = state.resolve("kafka");
        Path properties = state.resolve("kafka.properties");
        Properties settings = settings(logs, port, Ports.free());
        try {
            Files.createDirectories(state);
            try (var out = Files.newBufferedWriter(properties)) {
                settings.store(out, "Written anew at each start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + properties, e);
        }
        return ChildSpec.ofClass(
                "kafka",
                state.resolve("logs/kafka.log"),
                List.of(
                        "-Xms128m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true"),
                Map.of(),
                KafkaMain.class.getName(),
                properties.toString(),
                logs.toString(),
                CLUSTER);
    }

    private static Properties settings(Path logs, int port, int controller) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.bootstrap.servers",
                "localhost:" + controller,
                "listeners",
                "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller,
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                logs.toString(),
                "num.partitions",
                String.valueOf(Topic.LOCAL_PARTITIONS),
                "auto.create.topics.enable",
                "false",
                "message.max.bytes",
                Topic.MAX_RECORD_BYTES,
                "group.initial.rebalance.delay.ms",
                "0"));
        // A broker killed and started again is let in when its former session is over: 9 s by default.
        settings.putAll(Map.of("broker.session.timeout.ms", "4000", "broker.heartbeat.interval.ms", "1000"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.segment.bytes", "67108864"));
        return settings;
    }
}
