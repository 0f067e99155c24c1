package dev.hilo.local;

/** Hilo's own services. */
public enum PlatformService {
    /** Contexts, cases and their REST API. */
    CASE("case-service", PlatformPort.CASE_SERVICE),
    /** E-mail in and out. */
    CHANNEL_EMAIL("channel-email-service", PlatformPort.CHANNEL_EMAIL),
    /** Web chat. */
    CHANNEL_CHAT("channel-chat-service", PlatformPort.CHANNEL_CHAT),
    /** Queues, skills, assignments. */
    ROUTING("routing-service", PlatformPort.ROUTING),
    /** Tells users. */
    NOTIFICATION("notification-service", PlatformPort.NOTIFICATION),
    /** Figures. */
    ANALYTICS("analytics-service", PlatformPort.ANALYTICS);

    private final String module;
    private final PlatformPort port;

    PlatformService(String module, PlatformPort port) {
        this.module = module;
        this.port = port;
    }

    /** The Maven module, and the name of the process. */
    public String module() {
        return module;
    }

    /** Its port. */
    public PlatformPort port() {
        return port;
    }
}
