package dev.hilo.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How clients reach Kafka: where the brokers are, TLS, and how to authenticate. Every client is made from one, so that all
 * of them get in or none does. Holds credentials: {@link #toString} leaves them out.
 */
public final class KafkaConnection {

    private final Map<String, Object> settings;

    private KafkaConnection(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Brokers that take anybody, without encryption: {@code host:port,…}. */
    public static KafkaConnection to(String bootstrapServers) {
        return of(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /**
     * @param settings as Kafka's own clients take them: {@code bootstrap.servers}, {@code security.protocol}, {@code
     *     sasl.jaas.config}, {@code ssl.truststore.location} …
     * @throws IllegalArgumentException when {@code bootstrap.servers} is missing
     */
    public static KafkaConnection of(Map<String, ?> settings) {
        if (!(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) instanceof String servers)
                || servers.isBlank()) {
            throw new IllegalArgumentException("bootstrap.servers is missing: host:port of one or more Kafka brokers");
        }
        return new KafkaConnection(new HashMap<>(settings));
    }

    public String bootstrapServers() {
        return String.valueOf(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** The settings of one client: these, and its own, which win. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT") + "://"
                + bootstrapServers();
    }
}
