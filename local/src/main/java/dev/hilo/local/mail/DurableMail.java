package dev.hilo.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * GreenMail with accounts and folders in files. A mail is on disk before SMTP accepts it, a flag before IMAP says so. Uids and
 * UIDVALIDITY stay over a restart, so an IMAP client goes on where it was.
 */
final class DurableMail extends GreenMail {
    private static final String ACCOUNT = "account.properties";

    private final Path directory;
    private final DurableFolders folders;

    /** Reads what the directory holds. */
    DurableMail(ServerSetup[] setups, Path directory) {
        super(setups);
        this.directory = directory;
        this.folders = new DurableFolders(directory);
        managers = new DurableManagers(new Accounts(folders));
        try {
            load();
        } catch (IOException | UserException | FolderException | AuthorizationException | MessagingException e) {
            throw new IllegalStateException("The mails under " + directory + " cannot be read; reset removes them", e);
        }
    }

    private void load() throws IOException, UserException, FolderException, AuthorizationException, MessagingException {
        Files.createDirectories(directory);
        for (Path account : directories(directory)) {
            if (!Files.exists(account.resolve(ACCOUNT))) {
                continue;
            }
            Properties who = PropertiesFile.read(account.resolve(ACCOUNT));
            GreenMailUser user = getUserManager()
                    .createUser(who.getProperty("email"), who.getProperty("login"), who.getProperty("password"));
            for (Path files : directories(account)) {
                String mailbox = URLDecoder.decode(files.getFileName().toString(), StandardCharsets.UTF_8);
                ImapHostManager host = managers.getImapHostManager();
                MailFolder folder = host.getFolder(user, mailbox);
                folders.load(folder != null ? folder : host.createMailbox(user, mailbox));
            }
        }
    }

    private static List<Path> directories(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Writes down who has an account. */
    private static final class Accounts extends ImapHostManagerImpl {
        private final DurableFolders folders;

        Accounts(DurableFolders folders) {
            super(folders);
            this.folders = folders;
        }

        @Override
        public void createPrivateMailAccount(GreenMailUser user) throws FolderException {
            Path account = folders.account(user.getQualifiedMailboxName(), user.getEmail());
            super.createPrivateMailAccount(user);
            Properties who = new Properties();
            who.setProperty("email", user.getEmail());
            who.setProperty("login", user.getLogin());
            who.setProperty("password", user.getPassword());
            try {
                Files.createDirectories(account);
                PropertiesFile.write(account.resolve(ACCOUNT), who);
            } catch (IOException e) {
                throw new UncheckedIOException("An account cannot be written to " + account, e);
            }
        }
    }

    private static final class DurableManagers extends Managers {
        private final ImapHostManager host;
        private final UserManager users;
        private final SmtpManager smtp;

        DurableManagers(ImapHostManager host) {
            this.host = host;
            this.users = new UserManager(host);
            this.smtp = new SmtpManager(host, users);
        }

        @Override
        public ImapHostManager getImapHostManager() {
            return host;
        }

        @Override
        public UserManager getUserManager() {
            return users;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
