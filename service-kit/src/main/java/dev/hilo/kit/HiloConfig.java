package dev.hilo.kit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every service is told. Environment names follow: {@code HILO_KAFKA_BOOTSTRAP_SERVERS}. */
@ConfigMapping(prefix = "hilo")
public interface HiloConfig {

    /** CloudEvents {@code source} of what the service publishes, and the name it consumes under. */
    URI source();

    Kafka kafka();

    Mongodb mongodb();

    Identity identity();

    Http http();

    /**
     * Whether an agent sees and works on only the cases of the queues that their token's claim {@code queues} lists, in
     * every service. Supervisors and administrators see all in any case.
     */
    @WithDefault("false")
    boolean agentsByQueue();

    interface Http {
        /**
         * Addresses or networks of the proxies in front, separated by commas: {@code 10.0.0.0/8}. Only they are believed
         * about whom they forward for ({@code X-Forwarded-For}); without any, limits count by the connection's address.
         */
        Optional<List<String>> trustedProxies();

        /** The largest body of a request; more is answered with 413. */
        @WithDefault("25M")
        MemorySize maxBodySize();
    }

    interface Kafka {
        /**
         * Where the brokers are: {@code host:port,…}; else {@code kafka.bootstrap.servers}. The other {@code kafka.*}
         * settings, TLS and authentication among them, are those of every Quarkus service.
         */
        String bootstrapServers();
    }

    interface Mongodb {
        /** The service's own database; no other service reads it. */
        String database();

        /**
         * A directory where the distinct shapes of the commands sent to MongoDB are written down, in a file named after
         * the service. For tests; off when absent.
         */
        Optional<String> commandShapes();

        /** How long a write waits until the majority of the replica set has it; after that it fails and is repeated. */
        @WithDefault("10S")
        Duration writeTimeout();

        /** How long to wait for the answer to a command, and for a connection. Above {@link #writeTimeout()}. */
        @WithDefault("60S")
        Duration answerTimeout();

        /** What to do about the indexes before anything else. */
        @WithDefault("create")
        Indexes indexes();

        /** Who creates the indexes. */
        enum Indexes {
            /** The service, when it starts: for small data. */
            CREATE,
            /** Somebody else: the service looks for them, says which is missing and waits for the unique ones. */
            CHECK,
            /** This process, which ends when they are there. */
            APPLY,
            /** Nobody: there is no database. */
            OFF
        }
    }

    interface Identity {
        /** {@code iss} of the tokens that are accepted. */
        String issuer();

        /** Where the issuer publishes its keys. */
        String jwksUrl();

        /** Where the issuer gives tokens to our own services. */
        String tokenUrl();
    }
}
