package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoUnreadableMails;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpPost;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.quarkus.ChannelAtWork;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.kit.MongoIndexes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the mailboxes for as long as the process lives. Deliveries are sent by the module {@code channel-sdk-quarkus}. */
@ApplicationScoped
public class EmailService {

    private final EmailConfig config;
    private final EmailChannel.Surroundings around;
    private final List<DeskMailbox> mailboxes;
    private final Map<String, Post> posts = new LinkedHashMap<>();
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
                channel, atWork::receipts, attachments, database, mailbox -> new EmailMeters(meters, mailbox), clock);
        this.mailboxes = DeskMailbox.all(config, clock);
        for (DeskMailbox mailbox : mailboxes) {
            posts.put(mailbox.address(), new SmtpPost(mailbox.smtp(), mailbox.address(), clock));
        }
    }

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return new MongoIndexes(MongoUnreadableMails.INDEXES);
    }

    @Produces
    @Singleton
    DeliverySender sender() {
        return EmailChannel.sender(
                mailboxes, mailbox -> Objects.requireNonNull(posts.get(mailbox.address())), around.attachments());
    }

    void start(@Observes StartupEvent event) {
        channel = EmailChannel.start(config, mailboxes, around);
    }

    void stop(@Observes ShutdownEvent event) {
        if (channel != null) {
            channel.close();
        }
    }

    /** By the desk's address that mail goes out from. */
    Map<String, Post> posts() {
        return posts;
    }

    /** The channel; nothing before the service has started. */
    Optional<EmailChannel> channel() {
        return Optional.ofNullable(channel);
    }
}
