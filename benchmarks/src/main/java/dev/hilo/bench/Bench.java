package dev.hilo.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.hilo.contracts.Interaction;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code ./hilo bench}: starts a broker and a store of its own, takes each figure and its limit in turn, three rounds
 * after warming up, and prints the medians and their ratio. Times of one machine at one hour; the ratio is what counts.
 * {@code ./hilo bench chat} measures the chat alone.
 */
public final class Bench {

    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 3;
    private static final int USERS = 2_000;
    private static final int EACH = 8;

    private Bench() {}

    /** @param args nothing, or {@code chat} */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("hilo-bench");
        System.out.println("Starting a broker and a store …");
        try (LocalKafka kafka = LocalKafka.start(scratch.resolve("kafka"));
                LocalMongo mongo = LocalMongo.start(scratch.resolve("mongo"));
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            System.out.println("Store: " + mongo.describe());
            ChatBenchmark chat = new ChatBenchmark(kafka.bootstrapServers(), mongo.connectionString(), scratch);
            if (List.of(args).contains("chat")) {
                chat.run().forEach(System.out::println);
                return;
            }
            kafka.createTopics(List.of(new Topic(PublishBenchmark.LIMIT_TOPIC, Map.of())));
            PublishBenchmark publish = new PublishBenchmark(kafka.bootstrapServers(), scratch);
            FoldBenchmark fold = new FoldBenchmark(kafka.bootstrapServers(), client.getDatabase("hilo_bench"));
            Figure publishing = new Figure("publish", "Kafka's producer performance tool, same bytes");
            Figure folding = new Figure("fold", "bare consume + insertMany + bulkWrite, same bytes, same store");
            for (int round = 1 - WARM_UPS; round <= ROUNDS; round++) {
                String salt = "r" + (round + WARM_UPS);
                List<Interaction> traffic = Traffic.of(salt, USERS, EACH);
                System.out.println(round < 1 ? "Warming up …" : "Round " + round + " of " + ROUNDS + " …");
                Map<TopicPartition, Long> begin = fold.end();
                double published = publish.ours(traffic);
                double publishLimit = publish.limit(traffic);
                double folded = fold.ours(traffic.size());
                double foldLimit = fold.limit(traffic.size(), begin, fold.written(salt));
                if (round > 0) {
                    publishing.round(published, publishLimit);
                    folding.round(folded, foldLimit);
                }
            }
            System.out.println("Writing a long history …");
            List<String> history = new HistoryBenchmark(client.getDatabase("hilo_bench_history")).run();
            List<String> chatting = chat.run();
            System.out.println();
            chatting.forEach(System.out::println);
            history.forEach(System.out::println);
            System.out.println(publishing.summary());
            System.out.println(folding.summary());
        }
    }
}
