package dev.hilo.bench;

import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.tools.ProducerPerformance;

/** Publishing interactions, beside Kafka's own producer performance tool sending the same bytes to the same broker. */
final class PublishBenchmark {

    static final String LIMIT_TOPIC = "hilo-bench-limit";

    private static final Pattern RATE = Pattern.compile("(\\d+) records sent, ([0-9.]+) records/sec");

    private final String bootstrapServers;
    private final Path scratch;

    PublishBenchmark(String bootstrapServers, Path scratch) {
        this.bootstrapServers = bootstrapServers;
        this.scratch = scratch;
    }

    double ours(List<Interaction> traffic) {
        try (EventPublisher publisher = new EventPublisher(
                KafkaConnection.to(bootstrapServers), URI.create("/hilo/channels/bench"), Map.of())) {
            long started = System.nanoTime();
            publisher.publishAll(EventType.INTERACTION_RECEIVED, traffic);
            return traffic.size() * 1e9 / (System.nanoTime() - started);
        }
    }

    double limit(List<Interaction> traffic) throws IOException {
        Path payloads = scratch.resolve("payloads.json");
        Files.writeString(
                payloads,
                traffic.stream()
                        .map(one -> new String(ContractJson.write(one), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n")));
        String output = capture(() -> ProducerPerformance.main(new String[] {
            "--topic",
            "hilo-bench-limit",
            "--num-records",
            Integer.toString(traffic.size()),
            "--throughput",
            "-1",
            "--payload-file",
            payloads.toString(),
            "--producer-props",
            "bootstrap.servers=" + bootstrapServers,
            "acks=all",
            "batch.size=131072"
        }));
        Matcher last = RATE.matcher(output);
        double rate = 0;
        while (last.find()) {
            rate = Double.parseDouble(last.group(2));
        }
        if (rate == 0) {
            throw new IllegalStateException("Kafka's performance tool printed no rate:\n" + output);
        }
        return rate;
    }

    private interface Noisy {
        void run() throws Exception;
    }

    private static String capture(Noisy tool) throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            tool.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's performance tool failed", e);
        } finally {
            System.setOut(console);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }
}
