package dev.hilo.local.mail;

import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;
import dev.hilo.local.mail.FolderFiles.Contents;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** GreenMail's folders, each kept in a directory of its account: {@code ana%40example.com/INBOX}. */
final class DurableFolders extends InMemoryStore {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path directory;
    private final Map<String, Path> accounts = new ConcurrentHashMap<>();
    private final Map<MailFolder, FolderFiles> files = new ConcurrentHashMap<>();

    DurableFolders(Path directory) {
        this.directory = directory;
    }

    /**
     * Says whose folders those are, before the first is made.
     *
     * @param namespace the name of the folder that holds them
     * @return where they are kept
     */
    Path account(String namespace, String email) {
        return accounts.computeIfAbsent(namespace, name -> directory.resolve(fileName(email)));
    }

    @Override
    public MailFolder createMailbox(MailFolder parent, String name, boolean selectable) throws FolderException {
        MailFolder folder = super.createMailbox(parent, name, selectable);
        if (parent.getFullName().equals(ImapConstants.USER_NAMESPACE)) {
            return folder;
        }
        FolderFiles kept = new FolderFiles(folder, this::place);
        IndexedMessages messages = new IndexedMessages(kept);
        new FolderInternals(folder).messages(messages);
        folder.addListener(new KeepFlags(messages, kept));
        files.put(folder, kept);
        return folder;
    }

    @Override
    public void renameMailbox(MailFolder folder, String name) throws FolderException {
        super.renameMailbox(folder, name);
        files.values().forEach(FolderFiles::follow);
    }

    /** Fills a folder with what its directory holds. */
    void load(MailFolder folder) throws IOException, MessagingException {
        FolderFiles kept = Objects.requireNonNull(files.get(folder));
        FolderInternals internals = new FolderInternals(folder);
        Contents contents = kept.load();
        for (Map.Entry<Long, String> mail : contents.mails().entrySet()) {
            String[] state = mail.getValue().split(" ", 2);
            try (InputStream in = Files.newInputStream(kept.source(mail.getKey()))) {
                internals.nextUid(mail.getKey());
                folder.appendMessage(
                        new MimeMessage(SESSION, in), FlagNames.parse(state[1]), new Date(Long.parseLong(state[0])));
            }
        }
        internals.nextUid(contents.nextUid());
        internals.validity(contents.validity());
    }

    /** {@code #mail.NAMESPACE.INBOX.done}: below the account, in one directory however deep it is. */
    private Path place(MailFolder folder) {
        String[] path = folder.getFullName().split("\\" + ImapConstants.HIERARCHY_DELIMITER, 3);
        return Objects.requireNonNull(accounts.get(path[1])).resolve(fileName(path[2]));
    }

    private static String fileName(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record KeepFlags(IndexedMessages messages, FolderFiles files) implements FolderListener {
        @Override
        public void expunged(int msn) {
            // The collection of the mails has removed it from the files.
        }

        @Override
        public void added(int msn) {
            // The collection of the mails has written it.
        }

        @Override
        public void flagsUpdated(int msn, Flags flags, @Nullable Long uid) {
            files.flagged(uid != null ? uid : messages.get(msn - 1).getUid(), flags);
        }

        @Override
        public void mailboxDeleted() {
            files.delete();
        }
    }
}
