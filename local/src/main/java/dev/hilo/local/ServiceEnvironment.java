package dev.hilo.local;

import dev.hilo.local.process.Installation;
import java.util.HashMap;
import java.util.Map;

/** What the services read from their environment; the same names in docker-compose and on Kubernetes. */
final class ServiceEnvironment {
    private ServiceEnvironment() {}

    static Map<String, String> of(
            PlatformService service,
            PlatformOptions options,
            LocalKafka kafka,
            LocalMongo mongo,
            LocalIdentity identity) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                String.valueOf(options.port(service.port())),
                "HILO_KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "HILO_MONGODB_URI",
                mongo.connectionString(),
                "HILO_IDENTITY_ISSUER",
                identity.issuer(),
                "HILO_IDENTITY_JWKS_URL",
                identity.jwksUrl(),
                "HILO_CASE_API_URL",
                "http://localhost:" + options.port(PlatformPort.CASE_SERVICE),
                "HILO_CORS_ORIGINS",
                "http://localhost:" + options.port(PlatformPort.LANDING)));
        environment.put("HILO_IDENTITY_TOKEN_URL", identity.tokenUrl());
        identity.clientSecret(service.module())
                .ifPresent(secret -> environment.put("HILO_CASE_API_CLIENT_SECRET", secret));
        environment.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(options.port(service.management())));
        environment.put("HILO_API_DOCS", "true");
        if (service == PlatformService.CASE) {
            environment.put("HILO_KEYS_MASTER", LocalMasterKey.of(options.state()));
            environment.put(
                    "HILO_CATALOGUE_SEED",
                    Installation.current()
                            .repository()
                            .resolve("deploy/catalogue.yaml")
                            .toString());
            environment.put("HILO_CONNECT_URL", "http://localhost:" + options.port(PlatformPort.CONNECT));
            environment.put("HILO_WEBHOOKS_ALLOW_HTTP", "true");
            environment.put("HILO_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES", "true");
        }
        if (service == PlatformService.ROUTING) {
            environment.put("HILO_ROUTING_SEED_AGENTS", "true");
        }
        if (service == PlatformService.CHANNEL_CHAT) {
            environment.putAll(everybodyAtOneAddress());
        }
        if (service == PlatformService.CHANNEL_EMAIL) {
            environment.putAll(mail(options));
        }
        return environment;
    }

    /** Demo, tests and benchmarks are many visitors at one address. */
    private static Map<String, String> everybodyAtOneAddress() {
        String prefix = "HILO_CHAT_PER_ADDRESS_";
        return Map.of(
                prefix + "CONNECTIONS", "10000",
                prefix + "SESSIONS_PER_MINUTE", "100000",
                prefix + "MESSAGES_PER_MINUTE", "1000000",
                prefix + "UPLOADS_AT_ONCE", "8",
                prefix + "ANONYMOUS_FILES_PER_HOUR", "100000");
    }

    private static Map<String, String> mail(PlatformOptions options) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HILO_EMAIL_ADDRESS", LocalMail.DESK);
        for (String protocol : new String[] {"IMAP", "SMTP"}) {
            String prefix = "HILO_EMAIL_" + protocol + "_";
            environment.put(prefix + "HOST", "localhost");
            environment.put(prefix + "PORT", String.valueOf(options.port(PlatformPort.valueOf(protocol))));
            environment.put(prefix + "USER", LocalMail.DESK);
            environment.put(prefix + "PASSWORD", LocalMail.DESK_PASSWORD);
            environment.put(prefix + "SECURITY", "none");
        }
        return environment;
    }
}
