package dev.hilo.channel.email.inbound.adapter.imap;

import dev.hilo.channel.email.inbound.app.Mailbox;
import dev.hilo.channel.email.login.model.Login;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A mailbox behind IMAP. */
public final class ImapMailbox implements Mailbox {

    private final ImapAccount account;

    public ImapMailbox(ImapAccount account) {
        this.account = account;
    }

    @Override
    public Connection connect() throws MailboxUnavailable {
        IMAPStore store = null;
        try {
            store = (IMAPStore) Session.getInstance(account.properties()).getStore(account.protocol());
            store.connect(
                    account.host(),
                    account.port(),
                    account.user(),
                    account.login().secret());
            IMAPFolder folder = (IMAPFolder) store.getFolder(account.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapConnection(store, folder, Marks.of(folder), account.processedFolder());
        } catch (MessagingException e) {
            close(store);
            throw unavailable(e);
        } catch (Login.NoSecret e) {
            throw new MailboxUnavailable("IMAP server " + account + ": " + e.getMessage(), e);
        }
    }

    private MailboxUnavailable unavailable(MessagingException e) {
        return switch (e) {
            case AuthenticationFailedException refused -> {
                account.login().refused();
                yield new MailboxUnavailable(
                        "IMAP server " + account + " refuses the login: "
                                + account.login().advice(),
                        refused);
            }
            case FolderNotFoundException missing ->
                new MailboxUnavailable("IMAP server " + account + " has no such folder", missing);
            default -> new MailboxUnavailable("IMAP server " + account + " cannot be reached: " + e.getMessage(), e);
        };
    }

    private static void close(@org.jspecify.annotations.Nullable IMAPStore store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            System.getLogger(ImapMailbox.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
