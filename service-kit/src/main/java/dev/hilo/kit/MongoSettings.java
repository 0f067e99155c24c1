package dev.hilo.kit;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How every service talks to MongoDB: a write has happened when the majority has it, a read shows nothing that could be rolled
 * back, and nothing waits for ever. The connection string says where the database is; what it says of concerns does not count.
 * {@code timeoutMS} is not used: the driver's API for it may still change.
 */
@ApplicationScoped
public class MongoSettings implements MongoClientCustomizer {

    private final HiloConfig config;
    private final CommandShapes shapes;

    MongoSettings(HiloConfig config, CommandShapes shapes) {
        this.config = config;
        this.shapes = shapes;
    }

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder builder) {
        return shapes.record(majority(
                builder, config.mongodb().writeTimeout(), config.mongodb().answerTimeout()));
    }

    /**
     * @param write how long a write waits for the majority before it fails with a write concern error
     * @param answer how long to wait for an answer on a connection, and for a connection
     */
    public static MongoClientSettings.Builder majority(
            MongoClientSettings.Builder builder, Duration write, Duration answer) {
        return builder.readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY.withWTimeout(write.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.readTimeout(Math.toIntExact(answer.toMillis()), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(answer.toMillis(), TimeUnit.MILLISECONDS));
    }
}
