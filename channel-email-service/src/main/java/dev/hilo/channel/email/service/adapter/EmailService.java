package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpPost;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.sdk.CaseApiAttachments;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.KafkaTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.contracts.Channels;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.CaseApiConfig;
import dev.hilo.kit.HiloConfig;
import dev.hilo.kit.MeteredConsumer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the channel for as long as the process lives. */
@ApplicationScoped
public class EmailService {

    private static final RetryPolicy ATTACHMENT_RETRY =
            new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(2));

    private final HiloConfig hilo;
    private final EmailConfig config;
    private final CaseApiConfig caseApi;
    private final MongoDatabase database;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Post post;
    private @Nullable EmailChannel channel;

    EmailService(
            HiloConfig hilo,
            EmailConfig config,
            CaseApiConfig caseApi,
            MongoDatabase database,
            MeterRegistry meters,
            Clock clock) {
        this.hilo = hilo;
        this.config = config;
        this.caseApi = caseApi;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
        this.post = new SmtpPost(account(config.smtp()), config.address(), clock);
    }

    void start(@Observes StartupEvent event) {
        String bootstrapServers = hilo.kafka().bootstrapServers();
        MeteredConsumer consumer =
                new MeteredConsumer(meters, EventType.DELIVERY_REQUESTED.topic(), "channel-" + Channels.EMAIL);
        EmailMeters counts = new EmailMeters(meters);
        channel = EmailChannel.start(
                config,
                new EmailChannel.Surroundings(
                        new KafkaTransport(bootstrapServers, Channel.source(Channels.EMAIL), consumer),
                        new CaseApiAttachments(caseApi.url(), caseApi.tokenFile(), ATTACHMENT_RETRY),
                        database,
                        post,
                        counts,
                        counts::count,
                        clock));
    }

    void stop(@Observes ShutdownEvent event) {
        if (channel != null) {
            channel.close();
        }
    }

    Post post() {
        return post;
    }

    /** The channel; nothing before the service has started. */
    Optional<EmailChannel> channel() {
        return Optional.ofNullable(channel);
    }

    private static SmtpAccount account(EmailConfig.Smtp smtp) {
        return new SmtpAccount(smtp.host(), smtp.port(), smtp.user(), smtp.password(), smtp.security());
    }
}
