package dev.hilo.local;

import dev.hilo.local.process.Ports;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The ports of the local platform. Each is moved by an environment variable, {@code HILO_PORT_} and its name. */
public enum PlatformPort {
    /** The landing page. */
    LANDING(8080),
    /** case-service. */
    CASE_SERVICE(8081),
    /** channel-email-service. */
    CHANNEL_EMAIL(8082),
    /** channel-chat-service. */
    CHANNEL_CHAT(8083),
    /** routing-service. */
    ROUTING(8084),
    /** notification-service. */
    NOTIFICATION(8085),
    /** analytics-service. */
    ANALYTICS(8086),
    /** Health and metrics of case-service. */
    CASE_SERVICE_MANAGEMENT(9081),
    /** Health and metrics of channel-email-service. */
    CHANNEL_EMAIL_MANAGEMENT(9082),
    /** Health and metrics of channel-chat-service. */
    CHANNEL_CHAT_MANAGEMENT(9083),
    /** Health and metrics of routing-service. */
    ROUTING_MANAGEMENT(9084),
    /** Health and metrics of notification-service. */
    NOTIFICATION_MANAGEMENT(9085),
    /** Health and metrics of analytics-service. */
    ANALYTICS_MANAGEMENT(9086),
    /** The identity provider. */
    IDENTITY(8090),
    /** The mailbox pages. */
    MAILBOX(8091),
    /** Kafka Connect's REST interface. */
    CONNECT(8092),
    /** Kafka. */
    KAFKA(9092),
    /** SMTP. */
    SMTP(3025),
    /** IMAP. */
    IMAP(3143),
    /** MongoDB. */
    MONGODB(27017);

    private final int usual;

    PlatformPort(int usual) {
        this.usual = usual;
    }

    /** The variable that moves the port. */
    public String variable() {
        return "HILO_PORT_" + name();
    }

    /** The name people use: {@code case-service}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The usual ports, with those moved that the environment moves. */
    public static Map<PlatformPort, Integer> of(Map<String, String> environment) {
        Map<PlatformPort, Integer> ports = new EnumMap<>(PlatformPort.class);
        for (PlatformPort port : values()) {
            String moved = environment.getOrDefault(port.variable(), "").strip();
            if (moved.isEmpty()) {
                ports.put(port, port.usual);
            } else if (moved.matches("\\d{1,5}") && Integer.parseInt(moved) > 0 && Integer.parseInt(moved) < 65536) {
                ports.put(port, Integer.valueOf(moved));
            } else {
                throw new IllegalStateException(port.variable() + " is '" + moved + "', which is no port (1 to 65535)");
            }
        }
        return ports;
    }

    /** A free port for each, for tests. */
    public static Map<PlatformPort, Integer> random() {
        Map<PlatformPort, Integer> ports = new EnumMap<>(PlatformPort.class);
        for (PlatformPort port : values()) {
            int free = Ports.free();
            while (ports.containsValue(free)) {
                free = Ports.free();
            }
            ports.put(port, free);
        }
        return ports;
    }
}
