package dev.hilo.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Hilo's own services. */
public enum PlatformService {
    /** Contexts, cases and their REST API. */
    CASE("case-service", PlatformPort.CASE_SERVICE, PlatformPort.CASE_SERVICE_MANAGEMENT),
    /** E-mail in and out. */
    CHANNEL_EMAIL("channel-email-service", PlatformPort.CHANNEL_EMAIL, PlatformPort.CHANNEL_EMAIL_MANAGEMENT),
    /** Web chat. */
    CHANNEL_CHAT("channel-chat-service", PlatformPort.CHANNEL_CHAT, PlatformPort.CHANNEL_CHAT_MANAGEMENT),
    /** Queues, skills, assignments. */
    ROUTING("routing-service", PlatformPort.ROUTING, PlatformPort.ROUTING_MANAGEMENT),
    /** Tells users. */
    NOTIFICATION("notification-service", PlatformPort.NOTIFICATION, PlatformPort.NOTIFICATION_MANAGEMENT),
    /** Figures. */
    ANALYTICS("analytics-service", PlatformPort.ANALYTICS, PlatformPort.ANALYTICS_MANAGEMENT);

    private final String module;
    private final PlatformPort port;
    private final PlatformPort management;

    PlatformService(String module, PlatformPort port, PlatformPort management) {
        this.module = module;
        this.port = port;
        this.management = management;
    }

    /** The services named by their modules, with spaces or commas between; all for a blank list, {@code none} for none. */
    static Set<PlatformService> named(String modules) {
        if (modules.isBlank()) {
            return EnumSet.allOf(PlatformService.class);
        }
        Set<PlatformService> named = EnumSet.noneOf(PlatformService.class);
        if (modules.strip().equals("none")) {
            return named;
        }
        for (String module : modules.strip().split("[\\s,]+")) {
            named.add(Arrays.stream(values())
                    .filter(service -> service.module.equals(module))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("HILO_SERVICES names " + module + "; there are "
                            + Arrays.stream(values())
                                    .map(PlatformService::module)
                                    .toList())));
        }
        return named;
    }

    /** The Maven module, and the name of the process. */
    public String module() {
        return module;
    }

    /** Its port. */
    public PlatformPort port() {
        return port;
    }

    /** The port of its health and metrics. */
    public PlatformPort management() {
        return management;
    }
}
