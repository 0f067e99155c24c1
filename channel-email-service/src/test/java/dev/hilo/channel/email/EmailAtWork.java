package dev.hilo.channel.email;

import dev.hilo.channel.email.inbound.app.MailCounter;
import dev.hilo.channel.email.inbound.app.TakeInMail;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpPost;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.OutgoingMail;
import dev.hilo.channel.email.service.adapter.DeskMailbox;
import dev.hilo.channel.email.service.adapter.EmailChannel;
import dev.hilo.channel.email.service.adapter.EmailConfig;
import dev.hilo.channel.quarkus.MongoDeliveryJournal;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelUnderTest;
import dev.hilo.channel.tck.InMemoryAttachments;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole e-mail channel on a mail server in this JVM. */
final class EmailAtWork implements ChannelUnderTest {

    private final TestMailServer server;
    private final TestMongo mongo;
    private final Channel sdk;
    private final Deliveries deliveries;
    private final EmailChannel channel;
    private final BreakablePost post;
    final Counts counts = new Counts();

    EmailAtWork(
            TestMailServer server,
            TestMongo mongo,
            ChannelTransport transport,
            InMemoryAttachments attachments,
            RetryPolicy retry)
            throws IOException {
        this.server = server;
        this.mongo = mongo;
        this.post = new BreakablePost(server);
        EmailConfig config = config(server);
        List<DeskMailbox> mailboxes = DeskMailbox.all(config, Clock.systemUTC());
        this.sdk = Channel.on("email", transport);
        this.deliveries = sdk.deliveries(new MongoDeliveryJournal(mongo.database()))
                .retry(retry)
                .start(EmailChannel.sender(mailboxes, mailbox -> post, attachments));
        this.channel = EmailChannel.start(
                config,
                mailboxes,
                new EmailChannel.Surroundings(
                        sdk,
                        () -> Optional.of(deliveries.receipts()),
                        attachments,
                        mongo.database(),
                        mailbox -> counts,
                        Clock.systemUTC()));
    }

    static EmailConfig config(TestMailServer server) {
        Map<String, String> values = new HashMap<>();
        values.put("hilo.email.address", TestMailServer.DESK);
        values.put("hilo.email.imap.host", "127.0.0.1");
        values.put("hilo.email.imap.port", Integer.toString(server.imapPort()));
        values.put("hilo.email.imap.user", "soporte");
        values.put("hilo.email.imap.password", "secret");
        values.put("hilo.email.imap.security", "none");
        values.put("hilo.email.smtp.security", "none");
        values.put("hilo.email.imap.interval", "PT1S");
        values.put("hilo.email.trusted-authserv-ids", "MX.hilo.local");
        values.put("hilo.email.max-mail-bytes", "1000000");
        return new SmallRyeConfigBuilder()
                .withMapping(EmailConfig.class)
                .withDefaultValues(values)
                .withConverter(java.time.Duration.class, 200, java.time.Duration::parse)
                .build()
                .getConfigMapping(EmailConfig.class);
    }

    EmailChannel channel() {
        return channel;
    }

    @Override
    public String identityOf(String person) {
        return "mailto:" + person + "@corp.com";
    }

    @Override
    public void personWrites(PersonMessage message) throws Exception {
        server.arrives("""
                From: Ana <%s@corp.com>
                To: soporte@hilo.local
                Subject: VPN
                Message-ID: <%s@corp.com>
                References: <%s@corp.com>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(message.person(), message.id(), message.conversation(), message.text()));
    }

    /** More parts than any mail has: kept raw, flagged and left to people. */
    @Override
    public void somethingUnreadableArrives() throws Exception {
        server.arrives("From: nobody@corp.com\nContent-Type: multipart/mixed; boundary=m\n\n"
                + "--m\nContent-Type: text/plain\n\nx\n".repeat(2_000) + "--m--\n");
    }

    @Override
    public List<String> personGot(String person) throws Exception {
        List<String> texts = new ArrayList<>();
        for (MimeMessage mail : server.received(person + "@corp.com")) {
            texts.add(String.valueOf(
                    ((Multipart) mail.getContent()).getBodyPart(0).getContent()));
        }
        return texts;
    }

    @Override
    public void breakProvider() {
        post.broken = true;
    }

    @Override
    public void mendProvider() {
        post.broken = false;
    }

    @Override
    public boolean remembers(String person) {
        return mongo.holds(person + "@corp.com");
    }

    @Override
    public void close() {
        channel.close();
        deliveries.close();
        sdk.close();
    }

    /** Talks to the server, or to a port where none is. */
    private static final class BreakablePost implements Post {

        private final Post working;
        private final Post dead;
        private volatile boolean broken;

        BreakablePost(TestMailServer server) throws IOException {
            this.working = new SmtpPost(server.smtp(), TestMailServer.DESK, Clock.systemUTC());
            this.dead = new SmtpPost(TestMailServer.deadSmtp(), TestMailServer.DESK, Clock.systemUTC());
        }

        @Override
        public Reply send(OutgoingMail mail) throws PostUnavailable {
            return (broken ? dead : working).send(mail);
        }

        @Override
        public void check() throws PostUnavailable {
            (broken ? dead : working).check();
        }
    }

    /** Counts for assertions. */
    static final class Counts implements MailCounter {

        volatile int received;
        volatile int published;
        volatile int reports;
        volatile int own;
        volatile int unreadable;

        @Override
        public synchronized void received() {
            received++;
        }

        @Override
        public synchronized void count(TakeInMail.Result result) {
            switch (result) {
                case PUBLISHED -> published++;
                case REPORT -> reports++;
                case OUR_OWN -> own++;
            }
        }

        @Override
        public synchronized void unreadable() {
            unreadable++;
        }
    }
}
