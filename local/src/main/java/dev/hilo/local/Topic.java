package dev.hilo.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A topic of the platform.
 *
 * @param name its name
 * @param settings what differs from the broker's defaults, and the largest record whatever those are
 */
public record Topic(String name, Map<String, String> settings) {
    /** Partitions of every topic on the local platform; production has 12. */
    public static final int LOCAL_PARTITIONS = 4;

    /** The largest record, as producers and the connector may send it. */
    static final String MAX_RECORD_BYTES = "8388608";

    public Topic {
        Map<String, String> all = new HashMap<>(settings);
        all.put("max.message.bytes", MAX_RECORD_BYTES);
        settings = Map.copyOf(all);
    }

    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1");

    /** What was said there a while ago interests nobody; a segment must be closed before it can go. */
    private static final Map<String, String> FOR_MINUTES = Map.of("retention.ms", "600000", "segment.ms", "300000");

    private static final List<Topic> TOPICS = List.of(
            new Topic("hilo.interactions", Map.of()),
            new Topic("hilo.contexts", FOR_EVER),
            new Topic("hilo.case-commands", Map.of()),
            new Topic("hilo.deliveries", Map.of()),
            new Topic("hilo.delivery-receipts", Map.of()),
            new Topic("hilo.erasures", Map.of()),
            new Topic("hilo.presence", FOR_MINUTES));

    /** Where Debezium says that it is alive, so that its position does not age while nothing happens. */
    private static final Topic HEARTBEAT = new Topic("__debezium-heartbeat.hilo", Map.of("retention.ms", "3600000"));

    /** Every topic of the platform, each with its dead-letter topic; what is dead is kept until somebody has read it. */
    public static List<Topic> all() {
        Stream<Topic> contract =
                TOPICS.stream().flatMap(topic -> Stream.of(topic, new Topic(topic.name() + ".dead-letter", FOR_EVER)));
        return Stream.concat(contract, Stream.of(HEARTBEAT)).toList();
    }
}
