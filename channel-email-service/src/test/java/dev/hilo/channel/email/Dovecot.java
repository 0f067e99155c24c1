package dev.hilo.channel.email;

import static org.awaitility.Awaitility.await;

import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.login.model.Login;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Ports;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Dovecot of the machine's own (Debian: {@code dovecot-imapd}), on files of a test's. Takes any user, whose password is
 * {@code secret}.
 */
public final class Dovecot implements AutoCloseable {

    private static final Path PROGRAM = Stream.of("/usr/sbin/dovecot", "/usr/local/sbin/dovecot")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("dovecot"));

    private final int port = Ports.free();
    private final ChildProcess process;

    /** Why no Dovecot can be started here; empty when one can. */
    public static Optional<String> missing() {
        if (!PROGRAM.isAbsolute()) {
            return Optional.of("Dovecot is not installed (Debian: dovecot-imapd)");
        }
        try {
            Process asked = new ProcessBuilder(PROGRAM.toString(), "--version").start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return version.startsWith("2.3")
                    ? Optional.empty()
                    : Optional.of(
                            "Dovecot " + version + " takes another configuration than 2.3, which is written here");
        } catch (IOException e) {
            return Optional.of("Dovecot does not run: " + e.getMessage());
        }
    }

    /** @param directory of the test; where root starts it others may look into it then, as Dovecot reads mail as a user of its own */
    public Dovecot(Path directory) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        String me = System.getProperty("user.name");
        String reader = root ? "dovecot" : me;
        Path mail = Files.createDirectories(directory.resolve("mail"));
        if (root) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    mail,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(reader));
        }
        Path config = Files.writeString(directory.resolve("dovecot.conf"), """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                ssl = no
                disable_plaintext_auth = no
                default_internal_user = %3$s
                default_internal_group = %5$s
                default_login_user = %4$s
                mail_location = maildir:%1$s/mail/%%u
                first_valid_uid = 1
                passdb {
                  driver = static
                  args = password=secret
                }
                userdb {
                  driver = static
                  args = uid=%3$s gid=%5$s home=%1$s/mail/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %2$d
                  }
                }
                service anvil {
                  chroot =
                }
                """.formatted(
                        directory, port, reader, root ? "dovenull" : me, root ? "dovecot" : group(directory)));
        process = new ChildProcess(new ChildSpec(
                        "dovecot",
                        List.of(PROGRAM.toString(), "-F", "-c", config.toString()),
                        Map.of(),
                        null,
                        directory.resolve("dovecot.out")))
                .start();
        await("Dovecot's answer; see " + directory)
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> {
                    connected("probe").close();
                    return true;
                });
    }

    private static String group(Path directory) throws IOException {
        return Files.readAttributes(directory, PosixFileAttributes.class)
                .group()
                .getName();
    }

    public int port() {
        return port;
    }

    public ImapAccount account(String user, String folder) {
        return new ImapAccount(
                "127.0.0.1", port, user, Login.by("secret"), ImapAccount.Security.NONE, folder, Optional.empty());
    }

    /** Puts a mail into a folder, which is made where it is missing. */
    public void arrives(String user, String folder, List<String> sources) throws MessagingException {
        try (Store store = connected(user)) {
            Folder to = store.getFolder(folder);
            if (!to.exists()) {
                to.create(Folder.HOLDS_MESSAGES);
            }
            for (String source : sources) {
                to.appendMessages(new MimeMessage[] {
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(
                                    source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                });
            }
        }
    }

    /** Marks all mails of a folder, as people do with their mail program. */
    public void mark(String user, String folder, Flags flags) throws MessagingException {
        try (Store store = connected(user);
                Folder in = store.getFolder(folder)) {
            in.open(Folder.READ_WRITE);
            in.setFlags(in.getMessages(), flags, true);
        }
    }

    public int count(String user, String folder) throws MessagingException {
        try (Store store = connected(user)) {
            return store.getFolder(folder).getMessageCount();
        }
    }

    public void delete(String user, String folder) throws MessagingException {
        try (Store store = connected(user)) {
            store.getFolder(folder).delete(false);
        }
    }

    private Store connected(String user) throws MessagingException {
        Properties properties = new Properties();
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", port, user, "secret");
        return store;
    }

    @Override
    public void close() {
        process.close();
    }
}
