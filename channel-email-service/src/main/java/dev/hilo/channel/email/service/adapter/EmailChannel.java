package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.inbound.adapter.imap.ImapMailbox;
import dev.hilo.channel.email.inbound.adapter.mime.Mime4jReader;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoCheckpoint;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoUnreadableMails;
import dev.hilo.channel.email.inbound.adapter.sdk.SdkDesk;
import dev.hilo.channel.email.inbound.adapter.sdk.SdkReports;
import dev.hilo.channel.email.inbound.app.EmptyMailbox;
import dev.hilo.channel.email.inbound.app.MailCounter;
import dev.hilo.channel.email.inbound.app.TakeInMail;
import dev.hilo.channel.email.inbound.app.WatchMailbox;
import dev.hilo.channel.email.inbound.model.AuthenticationResults;
import dev.hilo.channel.email.outbound.adapter.sdk.MailSender;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.Correspondence;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.Receipts;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The channel at work: its mailbox watched, and how it sends. Wired by hand, so that tests run the very same. */
public final class EmailChannel implements AutoCloseable {

    private final WatchMailbox mailbox;
    private final MongoUnreadableMails unreadable;

    /**
     * What differs between a test and the service.
     *
     * @param receipts none while deliveries are not being sent yet
     */
    public record Surroundings(
            Channel channel,
            Supplier<Optional<Receipts>> receipts,
            AttachmentStore attachments,
            MongoDatabase database,
            MailCounter mails,
            Clock clock) {}

    private EmailChannel(WatchMailbox mailbox, MongoUnreadableMails unreadable) {
        this.mailbox = mailbox;
        this.unreadable = unreadable;
    }

    /** How deliveries become mails. */
    public static DeliverySender sender(EmailConfig config, Post post, AttachmentStore attachments) {
        return new MailSender(new Correspondence(config.address(), config.displayName()), post, attachments);
    }

    public static EmailChannel start(EmailConfig config, Surroundings around) {
        MongoUnreadableMails unreadable = new MongoUnreadableMails(around.database(), config.unparseableRetention());
        TakeInMail takeIn = new TakeInMail(
                new SdkDesk(around.channel(), around.attachments()),
                new SdkReports(around.receipts()),
                config.address(),
                config.ownLists().orElse(Set.of()),
                trusted(config));
        ImapAccount account = account(config, around.clock());
        EmptyMailbox empty = new EmptyMailbox(
                new Mime4jReader(),
                takeIn,
                unreadable,
                new MongoCheckpoint(around.database(), account.url(), around.clock()),
                around.mails(),
                around.clock(),
                config.maxMailBytes());
        WatchMailbox mailbox =
                new WatchMailbox(new ImapMailbox(account), empty, config.imap().interval());
        mailbox.start();
        return new EmailChannel(mailbox, unreadable);
    }

    private static Set<String> trusted(EmailConfig config) {
        Set<String> trusted = new HashSet<>(config.trustedAuthservIds().orElse(Set.of()));
        if (config.trustUnnamedResults()) {
            trusted.add(AuthenticationResults.UNNAMED);
        }
        return trusted;
    }

    private static ImapAccount account(EmailConfig config, Clock clock) {
        EmailConfig.Imap imap = config.imap();
        return new ImapAccount(
                imap.host(),
                imap.port(),
                imap.user(),
                Logins.of(config, imap.password(), clock),
                imap.security(),
                imap.folder(),
                imap.processedFolder());
    }

    /** Why mail does not come in; empty when it does. */
    public Optional<String> mailboxTrouble() {
        return mailbox.trouble();
    }

    /** Lets go what was kept long enough of the mails that could not be taken in. */
    public void removeExpired(Instant now) {
        unreadable.removeExpired(now);
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
