package dev.hilo.local.mail;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps GreenMail's mailboxes in files: a directory for each account and folder, one {@code .eml} for each mail. A mail is on
 * disk before SMTP accepts it; flags and deletions within half a second. Uids and UIDVALIDITY stay over a restart, so an IMAP
 * client goes on where it was.
 */
final class MailDisk {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final UserManager users;
    private final ImapHostManager folders;
    private final Path directory;
    private final Map<Path, Properties> saved = new HashMap<>();

    MailDisk(UserManager users, Path directory) {
        this.users = users;
        this.folders = users.getImapHostManager();
        this.directory = directory;
    }

    /** Reads everything back. */
    void load() {
        try {
            Files.createDirectories(directory);
            for (Path account : children(directory)) {
                Properties who = read(account.resolve("account.properties"));
                GreenMailUser user = users.createUser(
                        who.getProperty("email"), who.getProperty("login"), who.getProperty("password"));
                for (Path folder : children(account)) {
                    loadFolder(user, folder);
                }
            }
        } catch (IOException | UserException | FolderException | MessagingException e) {
            throw new IllegalStateException("The mails under " + directory + " cannot be read; reset removes them", e);
        }
    }

    /** From now on a delivery is not accepted before it is on disk. */
    void saveEachDelivery() {
        var delivery = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((message, address) -> {
            GreenMailUser user = delivery.handle(message, address);
            user.deliver(message);
            save();
            return new Delivered(user);
        });
    }

    /** Writes what changed. */
    synchronized void save() {
        try {
            for (GreenMailUser user : users.listUser()) {
                Path account = directory.resolve(name(user.getEmail()));
                Path who = account.resolve("account.properties");
                if (!Files.exists(who)) {
                    Files.createDirectories(account);
                    Properties properties = new Properties();
                    properties.setProperty("email", user.getEmail());
                    properties.setProperty("login", user.getLogin());
                    properties.setProperty("password", user.getPassword());
                    write(who, properties);
                }
                for (MailFolder folder : folders.listMailboxes(user, "*")) {
                    if (folder.isSelectable()) {
                        saveFolder(folder, account.resolve(name(mailbox(folder))));
                    }
                }
            }
        } catch (IOException | FolderException | MessagingException e) {
            throw new IllegalStateException("The mails cannot be written to " + directory, e);
        }
    }

    private void saveFolder(MailFolder folder, Path files) throws IOException, MessagingException {
        Files.createDirectories(files);
        Properties index = new Properties();
        index.setProperty("mailbox", mailbox(folder));
        index.setProperty("uidValidity", String.valueOf(folder.getUidValidity()));
        index.setProperty("uidNext", String.valueOf(folder.getUIDNext()));
        Set<String> kept = new HashSet<>(Set.of("index.properties"));
        for (StoredMessage mail : folder.getMessages()) {
            String uid = String.valueOf(mail.getUid());
            Path file = files.resolve(uid + ".eml");
            kept.add(uid + ".eml");
            index.setProperty(uid, mail.getReceivedDate().getTime() + " " + FlagNames.of(mail.getFlags()));
            if (!Files.exists(file)) {
                Path part = files.resolve("part");
                try (OutputStream out = Files.newOutputStream(part)) {
                    mail.getMimeMessage().writeTo(out);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        if (index.equals(saved.put(files, index))) {
            return;
        }
        write(files.resolve("index.properties"), index);
        for (Path old : children(files)) {
            if (!kept.contains(old.getFileName().toString())) {
                Files.delete(old);
            }
        }
    }

    private void loadFolder(GreenMailUser user, Path files) throws IOException, FolderException, MessagingException {
        if (!Files.exists(files.resolve("index.properties"))) {
            return;
        }
        Properties index = read(files.resolve("index.properties"));
        String mailbox = index.getProperty("mailbox");
        MailFolder folder = folders.getFolder(user, mailbox);
        if (folder == null) {
            folder = create(user, mailbox);
        }
        FolderIdentity identity = new FolderIdentity(folder);
        List<Long> uids = index.stringPropertyNames().stream()
                .filter(name -> name.matches("\\d+"))
                .map(Long::valueOf)
                .sorted()
                .toList();
        for (long uid : uids) {
            String[] state = index.getProperty(String.valueOf(uid)).split(" ", 2);
            try (InputStream in = Files.newInputStream(files.resolve(uid + ".eml"))) {
                Flags flags = FlagNames.parse(state[1]);
                identity.next(uid);
                folder.appendMessage(new MimeMessage(SESSION, in), flags, new Date(Long.parseLong(state[0])));
            }
        }
        identity.next(Long.parseLong(index.getProperty("uidNext")));
        identity.validity(Long.parseLong(index.getProperty("uidValidity")));
    }

    private MailFolder create(GreenMailUser user, String mailbox) throws FolderException {
        try {
            return folders.createMailbox(user, mailbox);
        } catch (AuthorizationException e) {
            throw new IllegalStateException("GreenMail refuses the folder " + mailbox, e);
        }
    }

    /** The name without the account in front: {@code INBOX}, {@code INBOX.done}. */
    private static String mailbox(MailFolder folder) {
        String[] parts = folder.getFullName().split("\\" + ImapConstants.HIERARCHY_DELIMITER, 3);
        return parts[parts.length - 1];
    }

    private static String name(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void write(Path file, Properties properties) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = Files.newBufferedWriter(part)) {
                properties.store(out, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
