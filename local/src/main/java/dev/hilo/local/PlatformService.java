package dev.hilo.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

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
}
