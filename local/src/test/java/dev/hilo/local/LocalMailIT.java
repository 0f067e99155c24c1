package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailIT {
    private static final String HOSTILE = "<script>alert('hola')</script>";

    @TempDir
    private static Path state;

    private static LocalMail mail;

    @BeforeAll
    static void start() {
        mail = LocalMail.start(state);
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @Test
    void mails_flags_and_uids_survive_kill_9() throws Exception {
        send(LocalMail.DESK, "first", "one");
        send(LocalMail.DESK, "second", "two");
        long second;
        long validity;
        try (Store store = connect(LocalMail.DESK, LocalMail.DESK_PASSWORD);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            Message[] messages = inbox.getMessages();
            second = ((UIDFolder) inbox).getUID(messages[1]);
            validity = ((UIDFolder) inbox).getUIDValidity();
            messages[0].setFlag(Flags.Flag.SEEN, true);
            messages[0].setFlags(new Flags("$hilo"), true);
        }

        mail.kill9();
        mail.restart();
        send(LocalMail.DESK, "third", "three");

        try (Store store = connect(LocalMail.DESK, LocalMail.DESK_PASSWORD);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            Message[] messages = inbox.getMessages();
            assertThat(messages).extracting(Message::getSubject).containsExactly("first", "second", "third");
            assertThat(messages[0].isSet(Flags.Flag.SEEN)).isTrue();
            assertThat(messages[0].getFlags().getUserFlags()).containsExactly("$hilo");
            assertThat(messages[1].isSet(Flags.Flag.SEEN)).isFalse();
            assertThat(((UIDFolder) inbox).getUID(messages[1])).isEqualTo(second);
            assertThat(((UIDFolder) inbox).getUID(messages[2])).isEqualTo(second + 1);
            assertThat(((UIDFolder) inbox).getUIDValidity()).isEqualTo(validity);
        }
    }

    @Test
    void a_folder_moved_flagged_copied_and_renamed_is_the_same_after_two_kills() throws Exception {
        String login = "begoña.íñiguez@example.com";
        for (String subject : List.of("one", "two", "three", "four", "five")) {
            send(login, subject, subject);
        }
        try (Store store = connect(login, login);
                IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX")) {
            Folder done = store.getFolder("Hecho");
            done.create(Folder.HOLDS_MESSAGES);
            inbox.open(Folder.READ_WRITE);
            inbox.moveMessages(new Message[] {inbox.getMessage(2)}, done);
            inbox.copyMessages(new Message[] {inbox.getMessage(1)}, done);
            inbox.getMessage(3).setFlag(Flags.Flag.DELETED, true);
            inbox.expunge();
            inbox.getMessage(2).setFlag(Flags.Flag.FLAGGED, true);
            inbox.getMessage(2).setFlag(Flags.Flag.FLAGGED, false);
            inbox.getMessage(3).setFlag(Flags.Flag.ANSWERED, true);
            Folder gone = store.getFolder("Basura");
            gone.create(Folder.HOLDS_MESSAGES);
            inbox.copyMessages(new Message[] {inbox.getMessage(1)}, gone);
            gone.delete(false);
            done.renameTo(store.getFolder("Resuelto"));
        }

        for (int kill = 0; kill < 2; kill++) {
            mail.kill9();
            mail.restart();
            try (Store store = connect(login, login);
                    Folder inbox = store.getFolder("INBOX");
                    Folder done = store.getFolder("Resuelto")) {
                inbox.open(Folder.READ_ONLY);
                done.open(Folder.READ_ONLY);
                assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("one", "four", "five");
                assertThat(inbox.getMessage(2).isSet(Flags.Flag.FLAGGED)).isFalse();
                assertThat(inbox.getMessage(3).isSet(Flags.Flag.ANSWERED)).isTrue();
                assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(3))).isEqualTo(5);
                assertThat(done.getMessages()).extracting(Message::getSubject).containsExactly("two", "one");
                assertThat(store.getFolder("Hecho").exists()).isFalse();
                assertThat(store.getFolder("Basura").exists()).isFalse();
            }
        }
    }

    @Test
    void any_address_has_a_mailbox_and_its_page_shows_hostile_mail_as_text() throws Exception {
        send("eva@example.com", HOSTILE, HOSTILE);

        String mailbox = page("/mailbox?address=eva%40example.com&lang=en");
        String shown = page("/mail?address=eva%40example.com&uid=1&lang=en");

        assertThat(mailbox).doesNotContain("<script>alert").contains("&lt;script&gt;");
        assertThat(shown)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;", "<dt>In-Reply-To</dt><dd>&lt;root@example.com&gt;</dd>");
        assertThat(page("/?lang=es")).contains("eva@example.com", LocalMail.DESK, "Buzones");
    }

    @Test
    void a_mail_written_on_the_page_arrives() throws Exception {
        String form = "from=leo%40example.com&to=mesa%40hilo.local&subject=VPN&text=hola&picture=yes"
                + "&inReplyTo=%3Ca%40b%3E%0D%0ABcc%3A+x%40y&references=";
        var sent = http(HttpRequest.newBuilder(mail.pages().resolve("/compose"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        var refused = http(HttpRequest.newBuilder(mail.pages().resolve("/compose"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(page("/?lang=es")).doesNotContain("x@y");
        assertThat(page("/mailbox?address=mesa%40hilo.local")).contains("leo@example.com", "VPN");
    }

    private static void send(String to, String subject, String text) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", String.valueOf(mail.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("ana@example.com"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setHeader("In-Reply-To", "<root@example.com>");
        message.setContent(text, "text/html; charset=utf-8");
        Transport.send(message);
    }

    private static Store connect(String login, String password) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("localhost", mail.imapPort(), login, password);
        return store;
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = http(HttpRequest.newBuilder(URI.create(mail.pages() + path)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> http(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
