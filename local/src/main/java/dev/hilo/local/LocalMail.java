package dev.hilo.local;

import dev.hilo.local.mail.MailMain;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A mail server, GreenMail, in a JVM of its own: SMTP and IMAP without encryption, and pages that show the mailboxes. Every
 * address that gets a mail has a mailbox; its login and password are the address. Mails, flags and uids survive
 * {@link #kill9()} and {@link #restart()}: a mail is on disk before SMTP accepts it.
 */
public final class LocalMail implements AutoCloseable {
    /** The desk's address and its login. */
    public static final String DESK = "soporte@hilo.local";

    /** The password of the desk's mailbox; it opens nothing but this. */
    public static final String DESK_PASSWORD = "soporte";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int smtpPort;
    private final int imapPort;
    private final int pagesPort;
    private final ChildProcess process;

    private LocalMail(Path state, int smtpPort, int imapPort, int pagesPort) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.pagesPort = pagesPort;
        this.process = new ChildProcess(ChildSpec.ofClass(
                "mail",
                state.resolve("logs/mail.log"),
                List.of("-Xms24m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                MailMain.class.getName(),
                String.valueOf(smtpPort),
                String.valueOf(imapPort),
                String.valueOf(pagesPort),
                state.resolve("mail").toString(),
                DESK,
                DESK_PASSWORD));
    }

    /** Starts on random ports. */
    public static LocalMail start(Path state) {
        return start(state, Ports.free(), Ports.free(), Ports.free());
    }

    /** Starts, and waits until all three ports answer. */
    public static LocalMail start(Path state, int smtpPort, int imapPort, int pagesPort) {
        LocalMail mail = new LocalMail(state.toAbsolutePath(), smtpPort, imapPort, pagesPort);
        try {
            mail.restart();
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
        return mail;
    }

    /** The port of SMTP, without authentication or encryption. */
    public int smtpPort() {
        return smtpPort;
    }

    /** The port of IMAP, without encryption. */
    public int imapPort() {
        return imapPort;
    }

    /** Where the mailboxes can be read. */
    public URI pages() {
        return URI.create("http://localhost:" + pagesPort);
    }

    /** The mail server's process. */
    public ChildProcess process() {
        return process;
    }

    /** Starts the server when it does not run, and waits until it answers. */
    public void restart() {
        process.start();
        process.await(() -> Ports.answers(smtpPort) && Ports.answers(imapPort) && Ports.answers(pagesPort), PATIENCE);
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill9() {
        process.kill9();
    }

    @Override
    public void close() {
        process.stop();
    }
}
