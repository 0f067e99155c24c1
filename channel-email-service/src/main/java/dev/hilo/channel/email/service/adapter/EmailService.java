package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpPost;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.quarkus.ChannelAtWork;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.DeliverySender;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the mailbox for as long as the process lives. Deliveries are sent by the module {@code channel-sdk-quarkus}. */
@ApplicationScoped
public class EmailService {

    private final EmailConfig config;
    private final EmailChannel.Surroundings around;
    private final Post post;
    private @Nullable EmailChannel channel;

    EmailService(
            EmailConfig config,
            Channel channel,
            ChannelAtWork atWork,
            AttachmentStore attachments,
            MongoDatabase database,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        this.around = new EmailChannel.Surroundings(
                channel, atWork::receipts, attachments, database, new EmailMeters(meters), clock);
        this.post = new SmtpPost(account(config, clock), config.address(), clock);
    }

    @Produces
    @Singleton
    DeliverySender sender() {
        return EmailChannel.sender(config, post, around.attachments());
    }

    void start(@Observes StartupEvent event) {
        channel = EmailChannel.start(config, around);
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

    private static SmtpAccount account(EmailConfig config, Clock clock) {
        EmailConfig.Smtp smtp = config.smtp();
        return new SmtpAccount(
                smtp.host(),
                smtp.port(),
                smtp.user(),
                smtp.user().map(user -> Logins.of(config, smtp.password().orElse(""), clock)),
                smtp.security());
    }
}
