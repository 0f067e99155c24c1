package dev.hilo.channel.quarkus;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.CaseApiAttachments;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.KafkaTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.kit.CaseApiConfig;
import dev.hilo.kit.CaseApiToken;
import dev.hilo.kit.MeteredConsumer;
import dev.hilo.stream.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The channel on Kafka and MongoDB. A bean of the service's own takes the place of any of these. */
@ApplicationScoped
class ChannelBeans {

    /** Short: whoever waits for a file to be stored is a provider's request or a reader of a mailbox. */
    private static final RetryPolicy ATTACHMENT_RETRY =
            new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(2));

    @Produces
    @Singleton
    @DefaultBean
    ChannelTransport transport(KafkaConnection kafka, ChannelConfig config, MeterRegistry meters) {
        return new KafkaTransport(
                kafka, Channel.source(config.name()), (topic, group) -> new MeteredConsumer(meters, topic, group));
    }

    @Produces
    @Singleton
    Channel channel(ChannelConfig config, ChannelTransport transport) {
        return Channel.on(config.name(), transport);
    }

    void close(@Disposes Channel channel) {
        channel.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    DeliveryJournal journal(MongoDatabase database) {
        return new MongoDeliveryJournal(database);
    }

    @Produces
    @Singleton
    @DefaultBean
    AttachmentStore attachments(CaseApiConfig caseApi, CaseApiToken token) {
        return new CaseApiAttachments(caseApi.url(), token::get, ATTACHMENT_RETRY);
    }
}
