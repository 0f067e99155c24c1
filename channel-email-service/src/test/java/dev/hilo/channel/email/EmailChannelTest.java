package dev.hilo.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the mailbox to the interaction. */
@SuppressWarnings("NullAway.Init")
class EmailChannelTest {

    private static final RetryPolicy BRIEF = new RetryPolicy(3, Duration.ofMillis(10), Duration.ofMillis(20));

    @AutoClose
    private final TestMailServer server = new TestMailServer();

    @AutoClose
    private final TestMongo mongo = new TestMongo();

    @AutoClose
    private final InMemoryTransport transport = new InMemoryTransport();

    private final InMemoryAttachments attachments = new InMemoryAttachments(1_000);
    private EmailAtWork channel;

    @BeforeEach
    void start() throws IOException {
        channel = new EmailAtWork(server, mongo, transport, attachments, BRIEF);
    }

    @AfterEach
    void stop() {
        channel.close();
    }

    @Test
    void three_identical_mails_are_one_interaction_with_and_without_a_message_id() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.arrives("From: ana@corp.com\nMessage-ID: <a@x>\nSubject: uno\n\nhola\n");
            server.arrives("Received: by hop" + i + "\nFrom: ana@corp.com\nSubject: dos\n\nhola\n");
        }
        List<Interaction> interactions = interactions(6);
        assertThat(interactions.stream().map(Interaction::id).distinct()).hasSize(2);
    }

    @Test
    void a_sender_is_verified_only_by_what_the_trusted_server_put_on_top() throws Exception {
        String forged = "Authentication-Results: mx.hilo.local; dmarc=pass header.from=corp.com\n";
        String rest = "From: Ana <ana@corp.com>\nMessage-ID: <%s@x>\n\nhola\n";
        server.arrives("Received: by mx.hilo.local\n" + forged + "Received: by corp\n" + rest.formatted("good"));
        server.arrives("Received: by mx.hilo.local\nAuthentication-Results: mx.hilo.local; dmarc=none; spf=none\n"
                + "Received: by evil\n" + forged + rest.formatted("forged"));
        server.arrives(rest.formatted("plain"));
        server.arrives(
                "Authentication-Results: mx.hilo.local; dmarc=fail header.from=corp.com\n" + rest.formatted("suspect"));

        assertThat(interactions(4).stream()
                        .filter(interaction -> interaction.from().suspect())
                        .map(interaction -> interaction.conversation().messageId()))
                .containsExactly("<suspect@x>");
        assertThat(interactions(4).stream()
                        .filter(interaction -> interaction.from().verified())
                        .map(interaction -> interaction.conversation().messageId()))
                .containsExactly("<good@x>");
    }

    @Test
    void a_reply_names_its_thread_its_cases_and_what_is_new_in_it() throws Exception {
        server.arrives("""
                From: =?utf-8?q?Ana_Garc=C3=ADa?= <Ana@Corp.com>
                Date: Mon, 23 Nov 2026 10:00:00 +0100
                Message-ID: <c@corp.com>
                In-Reply-To: <dlv_1.HILO-1001@hilo.local>
                References: <a@corp.com> <dlv_1.HILO-1001@hilo.local>
                Subject: Re: VPN [HILO-1000]
                Content-Language: es-ES
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Sigue sin funcionar.

                El lun, 23 nov 2026 a las 9:00, Soporte (<soporte@hilo.local>) escribió:
                > Tu caso es HILO-1001.
                """);
        Interaction interaction = interactions(1).getFirst();
        assertThat(interaction.from().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(interaction.from().displayName()).isEqualTo("Ana García");
        assertThat(interaction.from().verified()).isFalse();
        assertThat(interaction.conversation().id()).isEqualTo("<a@corp.com>");
        assertThat(interaction.conversation().messageId()).isEqualTo("<c@corp.com>");
        assertThat(interaction.conversation().references())
                .containsExactly("<a@corp.com>", "<dlv_1.HILO-1001@hilo.local>");
        assertThat(interaction.caseReferences()).containsExactly("HILO-1000", "HILO-1001");
        assertThat(interaction.content().text()).isEqualTo("Sigue sin funcionar.");
        assertThat(interaction.content().fullText()).contains("> Tu caso es HILO-1001.");
        assertThat(interaction.content().language()).isEqualTo("es-ES");
        assertThat(interaction.automation()).isEqualTo(Automation.NONE);
    }

    @Test
    void a_date_nobody_can_believe_gives_way_to_the_servers() throws Exception {
        server.arrives("From: ana@corp.com\nMessage-ID: <a@x>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n\nhola\n");
        assertThat(interactions(1).getFirst().occurredAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void files_are_stored_before_and_one_that_is_refused_is_told() throws Exception {
        server.arrives("""
                From: ana@corp.com
                Message-ID: <f@x>
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain

                mira
                --m
                Content-Type: text/plain; name=grande.log
                Content-Disposition: attachment

                %s
                --m
                Content-Type: image/png; name=captura.png
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --m--
                """.formatted("x".repeat(2_000)));
        Interaction interaction = interactions(1).getFirst();
        assertThat(interaction.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("captura.png");
            assertThat(attachments.files()).containsKey(file.id());
        });
        assertThat(interaction.extensions())
                .containsEntry(
                        "omittedAttachments",
                        List.of(Map.of("name", "grande.log", "reason", "larger than 1000 bytes")));
    }

    @Test
    void files_of_a_delivery_go_with_the_mail_and_those_that_are_gone_are_named() throws Exception {
        Attachment there = attachments.store(
                "upload", 0, new AttachmentStore.File("pasos ñ.txt", "text/plain", "1. Cierra".getBytes(UTF_8), null));
        Attachment gone = new Attachment(
                "att_00112233445566778899aabbccddeeff", "captura.png", "image/png", 3, there.sha256(), null);
        transport.deliver(new Delivery(
                "dlv_1",
                "email",
                "mailto:ana@corp.com",
                "u-1",
                "HILO-1001",
                Delivery.Kind.AGENT_MESSAGE,
                "Marta",
                "es",
                "VPN",
                "Los pasos:",
                null,
                List.of(there, gone),
                Instant.parse("2026-11-23T09:00:00Z"),
                Map.of()));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> !server.received("ana@corp.com").isEmpty());
        MimeMultipart parts =
                (MimeMultipart) server.received("ana@corp.com").getFirst().getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(words.getBodyPart(0).getContent().toString())
                .contains("Los pasos:")
                .contains("ya no están disponibles: captura.png");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("pasos ñ.txt");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo("1. Cierra".getBytes(UTF_8));
    }

    @Test
    void a_very_long_mail_stays_below_what_the_broker_takes_and_goes_along_whole_as_a_file() throws Exception {
        channel.close();
        InMemoryAttachments roomy = new InMemoryAttachments();
        channel = new EmailAtWork(server, mongo, transport, roomy, BRIEF);
        server.arrives("From: ana@corp.com\nMessage-ID: <l@x>\n\n" + "línea larga\n".repeat(60_000));

        Interaction interaction = interactions(1).getFirst();
        assertThat(transport.published().getFirst().json().length).isLessThan(1_000_000);
        assertThat(interaction.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("message.txt");
            assertThat(file.size()).isGreaterThan(700_000);
        });
    }

    @Test
    void a_mail_that_cannot_be_read_is_kept_raw_with_its_reason_and_stays_flagged() throws Exception {
        server.arrives("From: ana@corp.com\nContent-Type: multipart/mixed; boundary=m\n\n"
                + "--m\nContent-Type: text/plain\n\nx\n".repeat(2_000) + "--m--\n");
        await().atMost(Duration.ofSeconds(10)).until(() -> channel.counts.unreadable == 1);

        Document kept =
                mongo.database().getCollection("unparseable_mail").find().first();
        assertThat(kept).isNotNull();
        assertThat(kept.getString("reason")).contains("parts");
        assertThat(kept.get("raw", Binary.class).getData()).hasSizeGreaterThan(50_000);
        assertThat(kept.getBoolean("cut")).isFalse();
        assertThat(Duration.between(
                        kept.getDate("at").toInstant(), kept.getDate("expires").toInstant()))
                .isEqualTo(Duration.ofDays(30));
        assertThat(server.inbox().getMessages().getFirst().isSet(Flags.Flag.FLAGGED))
                .isTrue();
        assertThat(transport.interactions()).isEmpty();
    }

    @Test
    void a_mail_that_cannot_be_read_is_let_go_after_its_time_and_not_before() throws Exception {
        channel.somethingUnreadableArrives();
        await().atMost(Duration.ofSeconds(10)).until(() -> channel.counts.unreadable == 1);
        var kept = mongo.database().getCollection("unparseable_mail");

        channel.channel().removeExpired(Instant.now().plus(Duration.ofDays(29)));
        assertThat(kept.countDocuments()).isEqualTo(1);
        channel.channel().removeExpired(Instant.now().plus(Duration.ofDays(30)));
        assertThat(kept.countDocuments()).isZero();
    }

    @Test
    void the_desks_own_mail_and_machines_do_not_start_a_loop() throws Exception {
        server.arrives("From: Soporte <soporte@hilo.local>\nMessage-ID: <own@x>\n\nhola\n");
        server.arrives("From: ana@corp.com\nMessage-ID: <ooo@x>\nAuto-Submitted: auto-replied\n\nNo estoy\n");
        Interaction only = interactions(1).getFirst();
        assertThat(only.automation()).isEqualTo(Automation.AUTO_REPLY);
        await().atMost(Duration.ofSeconds(10)).until(() -> channel.counts.own == 1);
        assertThat(transport.interactions()).hasSize(1);
    }

    @Test
    void a_bounce_becomes_the_receipt_of_the_delivery_it_names_and_of_its_own_recipient_only() throws Exception {
        transport.deliver(delivery("dlv_1"));
        await().atMost(Duration.ofSeconds(15)).until(() -> transport.receipts().size() == 1);

        server.arrives(bounce("b1", "dlv_1", "eva@corp.com"));
        server.arrives(bounce("b2", "dlv_unknown", "ana@corp.com"));
        assertThat(interactions(2)).extracting(Interaction::automation).containsOnly(Automation.BOUNCE);
        assertThat(transport.receipts()).hasSize(1);

        server.arrives(bounce("b3", "dlv_1", "Ana@corp.com"));
        server.arrives(bounce("b3", "dlv_1", "Ana@corp.com"));
        await().atMost(Duration.ofSeconds(15)).until(() -> channel.counts.reports == 2);
        assertThat(transport.receipts().stream().distinct().skip(1))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.deliveryId()).isEqualTo("dlv_1");
                    assertThat(failed.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
                    assertThat(failed.reason()).isEqualTo("550 5.1.1 no such user");
                });
        assertThat(transport.interactions())
                .as("a bounce that became a receipt is no contact")
                .hasSize(2);
    }

    private static Delivery delivery(String id) {
        return new Delivery(
                id,
                "email",
                "mailto:ana@corp.com",
                "usr-1",
                "HILO-1001",
                Delivery.Kind.AGENT_MESSAGE,
                "Marta",
                "es",
                "VPN",
                "Prueba ahora.",
                null,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    private static String bounce(String id, String deliveryId, String recipient) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                Message-ID: <%s@mx.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                --b
                Content-Type: message/rfc822

                From: soporte@hilo.local
                Message-ID: <%s.HILO-1001@hilo.local>

                Prueba ahora.
                --b--
                """.formatted(id, recipient, deliveryId);
    }

    @Test
    void mail_waits_while_the_broker_is_away_and_the_channel_says_why() throws Exception {
        transport.breakDown("no broker");
        server.arrives("From: ana@corp.com\nMessage-ID: <w@x>\n\nhola\n");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> channel.channel()
                        .mailboxTroubles()
                        .getOrDefault(TestMailServer.DESK, "")
                        .contains("no broker"));
        transport.mend();
        assertThat(interactions(1)).hasSize(1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> channel.channel().mailboxTroubles().isEmpty());
    }

    private List<Interaction> interactions(int count) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> transport.interactions().size() >= count);
        return transport.interactions();
    }
}
