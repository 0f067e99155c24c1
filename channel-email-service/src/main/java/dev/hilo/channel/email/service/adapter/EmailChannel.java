package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.inbound.adapter.imap.ImapMailbox;
import dev.hilo.channel.email.inbound.adapter.mime.Mime4jReader;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoUnreadableMails;
import dev.hilo.channel.email.inbound.adapter.sdk.SdkDesk;
import dev.hilo.channel.email.inbound.app.EmptyMailbox;
import dev.hilo.channel.email.inbound.app.MailCounter;
import dev.hilo.channel.email.inbound.app.TakeInMail;
import dev.hilo.channel.email.inbound.app.WatchMailbox;
import dev.hilo.channel.email.journal.adapter.MongoDeliveryJournal;
import dev.hilo.channel.email.outbound.adapter.sdk.MailSender;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.Correspondence;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.contracts.Channels;
import dev.hilo.contracts.DeliveryReceipt;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The channel at work: its mailbox watched, its deliveries sent. Wired by hand, so that tests run the very same. */
public final class EmailChannel implements AutoCloseable {

    private final Channel channel;
    private final Deliveries deliveries;
    private final WatchMailbox mailbox;

    /** What differs between a test and the service. */
    public record Surroundings(
            ChannelTransport transport,
            AttachmentStore attachments,
            MongoDatabase database,
            Post post,
            MailCounter mails,
            Consumer<DeliveryReceipt> receipts,
            Clock clock) {}

    private EmailChannel(Channel channel, Deliveries deliveries, WatchMailbox mailbox) {
        this.channel = channel;
        this.deliveries = deliveries;
        this.mailbox = mailbox;
    }

    public static EmailChannel start(EmailConfig config, Surroundings around) {
        Channel channel = Channel.on(Channels.EMAIL, around.transport());
        Deliveries deliveries = channel.deliveries(new MongoDeliveryJournal(around.database(), around.clock()))
                .retry(new RetryPolicy(
                        config.retry().attempts(),
                        config.retry().first(),
                        config.retry().last()))
                .concurrency(config.smtp().connections())
                .clock(around.clock())
                .onReceipt(around.receipts())
                .start(new MailSender(new Correspondence(config.address(), config.displayName()), around.post()));
        TakeInMail takeIn = new TakeInMail(
                new SdkDesk(channel, around.attachments()),
                config.address(),
                config.ownLists().orElse(Set.of()));
        EmptyMailbox empty = new EmptyMailbox(
                new Mime4jReader(),
                takeIn,
                new MongoUnreadableMails(around.database()),
                around.mails(),
                around.clock(),
                config.maxMailBytes());
        WatchMailbox mailbox = new WatchMailbox(
                new ImapMailbox(account(config.imap())), empty, config.imap().interval());
        mailbox.start();
        return new EmailChannel(channel, deliveries, mailbox);
    }

    private static ImapAccount account(EmailConfig.Imap imap) {
        return new ImapAccount(
                imap.host(),
                imap.port(),
                imap.user(),
                imap.password(),
                imap.security(),
                imap.folder(),
                imap.processedFolder());
    }

    /** Why mail does not come in; empty when it does. */
    public Optional<String> mailboxTrouble() {
        return mailbox.trouble();
    }

    /** Why events do not get through; empty when they do. */
    public Optional<String> eventsTrouble() {
        return channel.trouble().or(deliveries::trouble);
    }

    @Override
    public void close() {
        mailbox.close();
        deliveries.close();
        channel.close();
    }
}
