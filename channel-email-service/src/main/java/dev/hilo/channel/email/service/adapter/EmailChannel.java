package dev.hilo.channel.email.service.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.email.inbound.adapter.imap.ImapMailbox;
import dev.hilo.channel.email.inbound.adapter.mime.Mime4jReader;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoCheckpoint;
import dev.hilo.channel.email.inbound.adapter.mongo.MongoUnreadableMails;
import dev.hilo.channel.email.inbound.adapter.sdk.SdkDesk;
import dev.hilo.channel.email.inbound.adapter.sdk.SdkReports;
import dev.hilo.channel.email.inbound.app.EmptyMailbox;
import dev.hilo.channel.email.inbound.app.MailCounter;
import dev.hilo.channel.email.inbound.app.MailReader;
import dev.hilo.channel.email.inbound.app.TakeInMail;
import dev.hilo.channel.email.inbound.app.TimedReader;
import dev.hilo.channel.email.inbound.app.WatchMailbox;
import dev.hilo.channel.email.inbound.model.AuthenticationResults;
import dev.hilo.channel.email.outbound.adapter.sdk.MailSender;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.Receipts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The channel at work: its mailboxes watched, and how it sends. Wired by hand, so that tests run the very same. */
public final class EmailChannel implements AutoCloseable {

    private final Map<String, WatchMailbox> watches;
    private final Map<String, MongoUnreadableMails> unreadable;

    /** A mail of the largest size that is read takes a fraction of it; what takes longer is made to. */
    private static final Duration READING = Duration.ofSeconds(30);

    /** Of the memory that the process may use, what a mail may have that is fetched: it is copied while it is read. */
    private static final int PART_OF_MEMORY = 5;

    /**
     * What differs between a test and the service.
     *
     * @param receipts none while deliveries are not being sent yet
     * @param mails counts those of the mailbox with that address
     */
    public record Surroundings(
            Channel channel,
            Supplier<Optional<Receipts>> receipts,
            AttachmentStore attachments,
            MongoDatabase database,
            Function<String, MailCounter> mails,
            Clock clock) {}

    private EmailChannel(Map<String, WatchMailbox> watches, Map<String, MongoUnreadableMails> unreadable) {
        this.watches = watches;
        this.unreadable = unreadable;
    }

    /** How deliveries become mails. */
    public static DeliverySender sender(
            List<DeskMailbox> mailboxes, Function<DeskMailbox, Post> posts, AttachmentStore attachments) {
        return new MailSender(
                mailboxes.stream()
                        .map(mailbox -> new MailSender.Office(mailbox.correspondence(), posts.apply(mailbox)))
                        .toList(),
                attachments);
    }

    public static EmailChannel start(EmailConfig config, List<DeskMailbox> mailboxes, Surroundings around) {
        MailReader reader = new TimedReader(new Mime4jReader(), READING);
        long maxBytes = Math.min(config.maxMailBytes(), Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        Map<String, MongoUnreadableMails> unreadable = new LinkedHashMap<>();
        Set<String> addresses = DeskMailbox.addresses(mailboxes);
        Set<String> ownLists = config.ownLists().orElse(Set.of());
        Set<String> trusted = trusted(config);
        Map<String, WatchMailbox> watches = new LinkedHashMap<>();
        for (DeskMailbox mailbox : mailboxes) {
            MongoUnreadableMails aside =
                    new MongoUnreadableMails(around.database(), mailbox.address(), config.unparseableRetention());
            unreadable.put(mailbox.address(), aside);
            EmptyMailbox empty = new EmptyMailbox(
                    reader,
                    new TakeInMail(
                            new SdkDesk(around.channel(), around.attachments(), mailbox.address(), mailbox.service()),
                            new SdkReports(around.receipts()),
                            addresses,
                            ownLists,
                            trusted),
                    aside,
                    new MongoCheckpoint(around.database(), mailbox.imap().url(), around.clock()),
                    around.mails().apply(mailbox.address()),
                    around.clock(),
                    maxBytes);
            watches.put(
                    mailbox.address(),
                    new WatchMailbox(
                            mailbox.address(),
                            new ImapMailbox(mailbox.imap()),
                            empty,
                            config.imap().interval()));
        }
        watches.values().forEach(WatchMailbox::start);
        return new EmailChannel(watches, unreadable);
    }

    private static Set<String> trusted(EmailConfig config) {
        Set<String> trusted = new HashSet<>(config.trustedAuthservIds().orElse(Set.of()));
        if (config.trustUnnamedResults()) {
            trusted.add(AuthenticationResults.UNNAMED);
        }
        return trusted;
    }

    /** Of mailboxes, by their address, why mail does not come in. */
    public Map<String, String> mailboxTroubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        watches.forEach((address, watch) -> watch.trouble().ifPresent(reason -> troubles.put(address, reason)));
        return troubles;
    }

    /** Of mailboxes, by their address, why nothing but a new process watches them again. */
    public Map<String, String> mailboxFailures() {
        Map<String, String> failures = new LinkedHashMap<>();
        watches.forEach((address, watch) -> watch.failure().ifPresent(reason -> failures.put(address, reason)));
        return failures;
    }

    /** Of mailboxes, by their address, the latest mails that could not be taken in. */
    public Map<String, List<String>> unreadable() {
        Map<String, List<String>> latest = new LinkedHashMap<>();
        unreadable.forEach((address, mails) -> latest.put(address, mails.latest()));
        return latest;
    }

    /** Lets go what was kept long enough of the mails that could not be taken in. */
    public void removeExpired(Instant now) {
        unreadable.values().forEach(mails -> mails.removeExpired(now));
    }

    /** Finishes the mails in hand and disconnects. */
    @Override
    public void close() {
        watches.values().forEach(WatchMailbox::endSoon);
        watches.values().forEach(WatchMailbox::close);
    }
}
