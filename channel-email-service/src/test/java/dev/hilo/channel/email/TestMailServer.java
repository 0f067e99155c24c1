package dev.hilo.channel.email;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.login.model.Login;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A mail server in this JVM: the desk's mailbox by IMAP, and whatever is sent by SMTP. */
public final class TestMailServer implements AutoCloseable {

    public static final String DESK = "soporte@hilo.local";

    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final int smtpPort;

    public TestMailServer() {
        greenMail.start();
        smtpPort = greenMail.getSmtp().getPort();
        greenMail.setUser(DESK, "soporte", "secret");
    }

    public int imapPort() {
        return greenMail.getImap().getPort();
    }

    public int smtpPort() {
        return smtpPort;
    }

    public ImapAccount imap() {
        return imap("secret", Optional.empty());
    }

    public ImapAccount imap(String password, Optional<String> processedFolder) {
        return new ImapAccount(
                "127.0.0.1",
                imapPort(),
                "soporte",
                Login.by(password),
                ImapAccount.Security.NONE,
                "INBOX",
                processedFolder);
    }

    /** What the desk logs in with from now on: a password, or an access token. */
    public void takes(String secret) {
        greenMail.getUserManager().getUser("soporte").setPassword(secret);
    }

    public SmtpAccount smtp() {
        return new SmtpAccount("127.0.0.1", smtpPort, Optional.empty(), Optional.empty(), SmtpAccount.Security.NONE);
    }

    /** Puts a mail into the desk's mailbox, byte for byte. */
    public void arrives(byte[] source) throws MessagingException {
        arrives(inbox(), source);
    }

    /** Another mailbox of the desk's, whose password is {@code secret}. */
    public void hasMailbox(String address) {
        greenMail.setUser(address, address, "secret");
    }

    /** Puts a mail into the mailbox with that address. */
    public void arrivesAt(String address, byte[] source) throws MessagingException {
        arrives(inboxOf(greenMail.getUserManager().getUserByEmail(address)), source);
    }

    private static void arrives(MailFolder folder, byte[] source) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
        folder.appendMessage(message, new Flags(), new Date());
    }

    public void arrives(String source) throws MessagingException {
        arrives(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public MailFolder inbox() {
        return inboxOf(greenMail.getUserManager().getUser("soporte"));
    }

    public List<StoredMessage> folder(String name) {
        GreenMailUser desk = greenMail.getUserManager().getUser("soporte");
        MailFolder folder = greenMail.getManagers().getImapHostManager().getFolder(desk, name);
        return folder == null ? List.of() : folder.getMessages();
    }

    /** What somebody got by SMTP, in order. */
    public List<MimeMessage> received(String address) {
        GreenMailUser user = greenMail.getUserManager().getUserByEmail(address);
        return user == null
                ? List.of()
                : inboxOf(user).getMessages().stream()
                        .map(StoredMessage::getMimeMessage)
                        .toList();
    }

    /** A server that nobody runs. */
    public static SmtpAccount deadSmtp() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new SmtpAccount(
                    "127.0.0.1", socket.getLocalPort(), Optional.empty(), Optional.empty(), SmtpAccount.Security.NONE);
        }
    }

    private MailFolder inboxOf(GreenMailUser user) {
        ImapHostManager manager = greenMail.getManagers().getImapHostManager();
        try {
            return manager.getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
