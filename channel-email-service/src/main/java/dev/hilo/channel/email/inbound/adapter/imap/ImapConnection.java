package dev.hilo.channel.email.inbound.adapter.imap;

import dev.hilo.channel.email.inbound.app.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open IMAP folder. */
final class ImapConnection implements Mailbox.Connection {

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final Marks marks;
    private final Optional<String> processedFolder;
    private final Idling idling;

    ImapConnection(IMAPStore store, IMAPFolder folder, Marks marks, Optional<String> processedFolder)
            throws MessagingException {
        this.store = store;
        this.folder = folder;
        this.marks = marks;
        this.processedFolder = processedFolder;
        this.idling = new Idling(folder, store.hasCapability("IDLE"));
    }

    @Override
    public long validity() throws Mailbox.MailboxUnavailable {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    @Override
    public List<Mailbox.Waiting> waiting(long after, int max) throws Mailbox.MailboxUnavailable {
        try {
            Message[] first = there(Uids.after(folder, after, marks.unprocessed(), max));
            FetchProfile profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(IMAPFolder.FetchProfileItem.SIZE);
            profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            folder.fetch(first, profile);
            List<Mailbox.Waiting> waiting = new ArrayList<>();
            for (Message message : first) {
                waiting.add(new Mailbox.Waiting(folder.getUID(message), message.getSize(), arrivedAt(message)));
            }
            return waiting;
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    private static Instant arrivedAt(Message message) throws MessagingException {
        Date received = message.getReceivedDate();
        return received == null ? Instant.now() : received.toInstant();
    }

    @Override
    public Map<Long, byte[]> sources(List<Mailbox.Waiting> mails) throws Mailbox.MailboxUnavailable {
        if (mails.isEmpty()) {
            return Map.of();
        }
        try {
            return Sources.fetch(folder, uids(mails));
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    @Override
    public void markProcessed(List<Mailbox.Waiting> mails) throws Mailbox.MailboxUnavailable {
        mark(mails, marks.processed());
        if (processedFolder.isPresent()) {
            move(mails, processedFolder.get());
        }
    }

    @Override
    public void markUnreadable(Mailbox.Waiting mail) throws Mailbox.MailboxUnavailable {
        mark(List.of(mail), marks.unreadable());
    }

    private void mark(List<Mailbox.Waiting> mails, Flags flags) throws Mailbox.MailboxUnavailable {
        try {
            Message[] messages = messages(mails);
            if (messages.length > 0) {
                folder.setFlags(messages, flags, true);
            }
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    private void move(List<Mailbox.Waiting> mails, String name) throws Mailbox.MailboxUnavailable {
        try {
            Folder target = store.getFolder(name);
            if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("folder " + name + " is missing and cannot be made");
            }
            Message[] messages = messages(mails);
            if (messages.length == 0) {
                return;
            }
            if (store.hasCapability("MOVE")) {
                folder.moveMessages(messages, target);
            } else {
                folder.copyMessages(messages, target);
                folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
                folder.expunge(messages);
            }
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    private Message[] messages(List<Mailbox.Waiting> mails) throws MessagingException {
        return there(uids(mails));
    }

    /** Those that are still there, in the order of their uids. */
    private Message[] there(long[] uids) throws MessagingException {
        return Arrays.stream(folder.getMessagesByUID(uids))
                .filter(message -> message != null && !message.isExpunged())
                .toArray(Message[]::new);
    }

    private static long[] uids(List<Mailbox.Waiting> mails) {
        return mails.stream().mapToLong(Mailbox.Waiting::uid).toArray();
    }

    @Override
    public void awaitNews(Duration atMost) throws Mailbox.MailboxUnavailable {
        try {
            idling.await(atMost);
        } catch (MessagingException e) {
            throw lost(e);
        }
    }

    @Override
    public void wake() {
        idling.wake();
    }

    @Override
    public void close() {
        idling.close();
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException e) {
            System.getLogger(ImapConnection.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }

    private static Mailbox.MailboxUnavailable lost(MessagingException e) {
        return new Mailbox.MailboxUnavailable("IMAP connection lost: " + e.getMessage(), e);
    }
}
