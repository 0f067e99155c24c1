package dev.hilo.kit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Sees to it that no consumer starts before the unique indexes are there, since what the service promises rests on them. It
 * waits for the database and for those indexes, and says meanwhile at {@code /q/health/ready} what it waits for.
 */
@Readiness
@ApplicationScoped
class IndexesAtStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(IndexesAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MongoDatabase database;
    private final MongoIndexes indexes;
    private final HiloConfig.Mongodb.Indexes mode;
    private volatile boolean ready;
    private volatile String trouble = "";

    IndexesAtStart(MongoDatabase database, MongoIndexes indexes, HiloConfig config) {
        this.database = database;
        this.indexes = indexes;
        this.mode = config.mongodb().indexes();
        this.ready = mode == HiloConfig.Mongodb.Indexes.OFF;
    }

    /** Before all that reads or writes. */
    void start(@Observes @Priority(1) StartupEvent event) throws InterruptedException {
        while (!ready) {
            try {
                ready = switch (mode) {
                    case OFF -> true;
                    case CREATE, APPLY -> isCreated();
                    case CHECK -> isUsable();
                };
            } catch (MongoException e) {
                say("the database does not answer: " + e.getClass().getSimpleName());
            }
            if (!ready) {
                if (ApplicationLifecycleManager.isVmShuttingDown()) {
                    throw new IllegalStateException("stopped while it waited: " + trouble);
                }
                Thread.sleep(PAUSE);
            }
        }
        if (mode == HiloConfig.Mongodb.Indexes.APPLY) {
            throw new PreventFurtherStepsException("All " + indexes.all().size() + " indexes are there.", 0);
        }
    }

    /** A build takes longer than an answer is waited for: who asks for it again waits for the same build. */
    private boolean isCreated() {
        indexes.create(database);
        List<MongoIndexes.Wrong> wrong = indexes.wrong(database);
        say(text(wrong));
        return wrong.isEmpty();
    }

    private boolean isUsable() {
        List<MongoIndexes.Wrong> wrong = indexes.wrong(database);
        say(text(wrong));
        return wrong.stream().noneMatch(one -> one.index().unique());
    }

    private static String text(List<MongoIndexes.Wrong> wrong) {
        return wrong.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
    }

    private void say(String now) {
        if (!now.isEmpty() && !now.equals(trouble)) {
            LOG.warnf("Indexes: %s", now);
        }
        trouble = now;
    }

    /** Not ready without a unique index; with another one missing it is slow, and ready. */
    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Indexes").status(ready);
        if (!trouble.isEmpty()) {
            response.withData("trouble", trouble)
                    .withData("remedy", "run the image once with HILO_MONGODB_INDEXES=apply: see docs/operations.md");
        }
        return response.build();
    }
}
