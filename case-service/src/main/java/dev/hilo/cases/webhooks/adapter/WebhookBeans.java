package dev.hilo.cases.webhooks.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.webhooks.adapter.contract.LoggedBodies;
import dev.hilo.cases.webhooks.adapter.http.PublicTargets;
import dev.hilo.cases.webhooks.adapter.http.StandardSignature;
import dev.hilo.cases.webhooks.adapter.http.VertxSender;
import dev.hilo.cases.webhooks.adapter.metrics.DeliveryMeters;
import dev.hilo.cases.webhooks.adapter.mongo.MasterSeal;
import dev.hilo.cases.webhooks.adapter.mongo.MongoDeliveries;
import dev.hilo.cases.webhooks.adapter.mongo.MongoLanes;
import dev.hilo.cases.webhooks.adapter.mongo.MongoWebhooks;
import dev.hilo.cases.webhooks.app.Deliveries;
import dev.hilo.cases.webhooks.app.Lanes;
import dev.hilo.cases.webhooks.app.ManageWebhooks;
import dev.hilo.cases.webhooks.app.QueueOccurrences;
import dev.hilo.cases.webhooks.app.SendDue;
import dev.hilo.cases.webhooks.app.SendLoop;
import dev.hilo.cases.webhooks.app.Webhooks;
import dev.hilo.cases.webhooks.app.WorkLane;
import dev.hilo.cases.webhooks.model.Retries;
import dev.hilo.kit.BackgroundWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Puts the parts of webhooks together, and lets them run with the service. */
@ApplicationScoped
class WebhookBeans {

    private static final Logger LOG = Logger.getLogger(WebhookBeans.class);
    private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

    void start(@Observes StartupEvent event, SendLoop loop) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event, SendLoop loop) {
        loop.close();
    }

    @Produces
    @Singleton
    Webhooks webhooks(MongoDatabase database, MasterKeys masters) {
        return new MongoWebhooks(database, new MasterSeal(masters));
    }

    @Produces
    @Singleton
    Deliveries deliveries(MongoDatabase database) {
        return new MongoDeliveries(database);
    }

    @Produces
    @Singleton
    Lanes lanes(MongoDatabase database) {
        return new MongoLanes(database);
    }

    @Produces
    @Singleton
    PublicTargets targets(WebhookConfig config) {
        return new PublicTargets(config.allowHttp(), config.allowPrivateAddresses());
    }

    @Produces
    @Singleton
    VertxSender sender(Vertx vertx, PublicTargets targets, WebhookConfig config) {
        return new VertxSender(vertx, targets, config.timeout());
    }

    void close(@Disposes VertxSender sender) {
        sender.close();
    }

    @Produces
    @Singleton
    QueueOccurrences queueing(
            Webhooks webhooks, Deliveries deliveries, Lanes lanes, WebhookConfig config, Clock clock) {
        return new QueueOccurrences(webhooks, deliveries, lanes, config.giveUpAfter(), clock);
    }

    @Produces
    @Singleton
    ManageWebhooks managing(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            QueueOccurrences queueing,
            PublicTargets targets,
            WebhookConfig config,
            Clock clock) {
        return new ManageWebhooks(
                webhooks,
                deliveries,
                lanes,
                queueing,
                targets,
                StandardSignature::newSecret,
                IDS,
                new ManageWebhooks.Rules(config.secretOverlap(), config.giveUpAfter()),
                clock);
    }

    @Produces
    @Singleton
    SendLoop loop(
            Webhooks webhooks,
            Deliveries deliveries,
            Lanes lanes,
            PublishedLog log,
            VertxSender sender,
            WebhookConfig config,
            MeterRegistry meters,
            BackgroundWork background,
            Clock clock) {
        WorkLane work = new WorkLane(
                webhooks,
                deliveries,
                lanes,
                new LoggedBodies(log),
                sender,
                new Retries(config.firstRetry(), config.longestRetry(), config.giveUpAfter()),
                new DeliveryMeters(meters),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        Consumer<Throwable> failed = failure -> {
            LOG.warnf("webhooks: %s; trying again", failure.getClass().getSimpleName());
            if (failure instanceof Error) {
                background.ended("webhooks", failure);
            }
        };
        SendDue due = new SendDue(
                webhooks,
                lanes,
                work,
                Executors.newVirtualThreadPerTaskExecutor(),
                config.atOnce(),
                IDS,
                clock,
                failed);
        TimeGauge.builder(
                        "hilo.webhooks.lag",
                        due,
                        TimeUnit.MILLISECONDS,
                        one -> one.lag().toMillis())
                .description("For how long the case that waits longest could have been delivered")
                .register(meters);
        return new SendLoop(due, deliveries, config.look(), config.keep(), clock, failed);
    }
}
