package dev.hilo.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.email.inbound.adapter.mime.WinmailDat;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service between a mail server and a broker; the case service's part is played by a stand-in. */
@SuppressWarnings("NullAway.Init")
class EmailServiceIT {

    @TempDir
    private static Path state;

    private static final String NETWORKS = "redes@corp.example";
    private static final TestMailServer mail = new TestMailServer();
    private static ServiceAtWork at;
    private static EventPublisher publisher;
    private static EventConsumer<Interaction> interactionsConsumer;
    private static EventConsumer<DeliveryReceipt> receiptsConsumer;

    private static final List<Interaction> interactions = new CopyOnWriteArrayList<>();
    private static final List<String> traceparents = new CopyOnWriteArrayList<>();
    private static final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        mail.hasMailbox(NETWORKS);
        at = new ServiceAtWork(
                state,
                mail.imapPort(),
                mail.smtpPort(),
                Map.of(
                        "HILO_EMAIL_MAILBOXES__REDES__ADDRESS", NETWORKS,
                        "HILO_EMAIL_MAILBOXES__REDES__DISPLAY_NAME", "Redes",
                        "HILO_EMAIL_MAILBOXES__REDES__SERVICE", "network-access",
                        "HILO_EMAIL_MAILBOXES__REDES__IMAP_PASSWORD", "secret"));
        at.startService();
        publisher = new EventPublisher(KafkaConnection.to(at.bootstrapServers()), URI.create("/hilo/test"), Map.of());
        interactionsConsumer = EventConsumer.start(
                EventType.INTERACTION_RECEIVED,
                events -> events.forEach(event -> {
                    interactions.add(event.data());
                    Optional.ofNullable(event.traceparent()).ifPresent(traceparents::add);
                }),
                ConsumerSettings.of(KafkaConnection.to(at.bootstrapServers()), "test-interactions"));
        receiptsConsumer = EventConsumer.start(
                EventType.DELIVERY_RECEIPTED,
                events -> events.forEach(event -> receipts.add(event.data())),
                ConsumerSettings.of(KafkaConnection.to(at.bootstrapServers()), "test-receipts"));
    }

    @AfterAll
    static void stop() {
        interactionsConsumer.close();
        receiptsConsumer.close();
        publisher.close();
        at.close();
        mail.close();
    }

    @Test
    void a_mail_with_an_image_becomes_an_interaction_and_its_answer_joins_its_thread() throws Exception {
        mail.arrives(mailWithImage("vpn-1"));

        Interaction interaction = interaction("<vpn-1@corp.com>");
        assertThat(interaction.subject()).isEqualTo("No puedo entrar en la VPN");
        assertThat(interaction.from().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(interaction.attachments()).singleElement().satisfies(image -> {
            assertThat(image.name()).isEqualTo("captura de pantalla.png");
            assertThat(at.caseApi().stored()).containsKey(image.id());
        });

        assertThat(traceparents).as("the trace begins with the mail").isNotEmpty();

        Delivery acknowledgement = delivery("dlv_ack", "Tu caso es HILO-1001.", interaction.conversation());
        publisher.publish(EventType.DELIVERY_REQUESTED, acknowledgement).get();

        assertThat(receipt("dlv_ack").status()).isEqualTo(DeliveryReceipt.Status.SENT);
        MimeMessage answer = answers("dlv_ack").getFirst();
        assertThat(answer.getSubject()).isEqualTo("Re: No puedo entrar en la VPN [HILO-1001]");
        assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<vpn-1@corp.com>");
        assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
    }

    @Test
    void who_writes_to_another_mailbox_is_answered_from_there() throws Exception {
        mail.arrivesAt(NETWORKS, mailWithImage("redes-1"));

        Interaction interaction = interaction("<redes-1@corp.com>");
        assertThat(interaction.conversation().recipient()).isEqualTo("mailto:" + NETWORKS);
        assertThat(interaction.service()).isEqualTo("network-access");

        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_redes", "hola", interaction.conversation()))
                .get();
        receipt("dlv_redes");
        MimeMessage answer = answers("dlv_redes").getFirst();
        assertThat(answer.getFrom()[0]).hasToString("Redes <" + NETWORKS + ">");
        assertThat(answer.getMessageID()).endsWith("@corp.example>");

        mail.arrivesAt(
                NETWORKS,
                ("From: ana@corp.com\r\nSubject: Re: hola\r\nMessage-ID: <redes-2@corp.com>\r\nReferences: "
                                + answer.getMessageID() + "\r\n\r\ngracias\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(interaction("<redes-2@corp.com>").caseReferences()).containsExactly("HILO-1001");
        // Counted once the mailbox is done with it, which is after it was published.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(at.get("/q/metrics"))
                        .contains("hilo_mails_total{mailbox=\"" + NETWORKS + "\",outcome=\"published\"} 2"));
    }

    @Test
    void the_packaged_service_opens_what_outlook_packs_and_tells_what_a_calendar_holds() throws Exception {
        byte[] winmail = new WinmailDat()
                .with("INFORME.PDF", "informe.pdf", "application/pdf", new byte[] {1, 2, 3})
                .bytes();
        mail.arrives("""
                From: ana@corp.com
                Message-ID: <winmail-1@corp.com>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART:20261124T080000Z
                SUMMARY:VPN
                END:VEVENT
                END:VCALENDAR
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(Base64.getMimeEncoder().encodeToString(winmail)));

        Interaction interaction = interaction("<winmail-1@corp.com>");
        assertThat(interaction.content().text()).isEqualTo("[Calendario/Calendar REQUEST: VPN · 2026-11-24 08:00 Z]");
        assertThat(interaction.attachments()).extracting(Attachment::name).containsExactly("invite.ics", "informe.pdf");
    }

    @Test
    void a_bounce_becomes_the_receipt_of_the_delivery_it_names() throws Exception {
        Conversation thread = new Conversation("<b0@corp.com>", "<b0@corp.com>", List.of());
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_bounced", "hola", thread))
                .get();
        receipt("dlv_bounced");

        mail.arrives("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                Message-ID: <bounce-1@mx.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; ana@corp.com
                Action: failed
                Status: 5.2.2
                Diagnostic-Code: smtp; 552 mailbox full

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """.formatted(answers("dlv_bounced").getFirst().getMessageID()));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(receipts)
                        .filteredOn(r -> r.deliveryId().equals("dlv_bounced"))
                        .anySatisfy(failed -> {
                            assertThat(failed.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
                            assertThat(failed.reason()).isEqualTo("5.2.2 552 mailbox full");
                        }));
        assertThat(at.get("/q/metrics"))
                .containsPattern("hilo_mails_total\\{mailbox=\"soporte@hilo.local\",outcome=\"report\"} 1");
    }

    @Test
    void kill_9_neither_loses_nor_doubles_anything() throws Exception {
        Conversation thread = new Conversation("<k0@corp.com>", "<k0@corp.com>", List.of());
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_before", "antes", thread))
                .get();
        receipt("dlv_before");
        at.kill9();
        for (int i = 1; i <= 20; i++) {
            mail.arrives(mailWithImage("killed-" + i));
        }
        at.startService();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> interactions.stream()
                                .filter(i -> i.conversation().id().startsWith("<killed-"))
                                .count()
                        >= 3);
        at.kill9();
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_before", "antes", thread))
                .get();
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_after", "después", thread))
                .get();
        at.startService();
        receipt("dlv_after");
        for (int i = 1; i <= 20; i++) {
            interaction("<killed-" + i + "@corp.com>");
        }

        assertThat(interactions.stream()
                        .filter(i -> i.conversation().id().startsWith("<killed-"))
                        .map(Interaction::id)
                        .distinct())
                .hasSize(20);
        assertThat(answers("dlv_before")).hasSize(1);
        assertThat(answers("dlv_after")).hasSize(1);
        assertThat(receipts.stream()
                        .filter(r -> r.deliveryId().equals("dlv_before"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_delivery_nobody_can_read_is_a_dead_letter_and_the_next_is_sent() throws Exception {
        try (var raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", at.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            raw.send(new ProducerRecord<>("hilo.deliveries", "mailto:ana@corp.com", "no json"))
                    .get();
        }
        Conversation thread = new Conversation("<d0@corp.com>", null, List.of());
        publisher
                .publish(EventType.DELIVERY_REQUESTED, delivery("dlv_next", "sigue", thread))
                .get();

        assertThat(receipt("dlv_next").status()).isEqualTo(DeliveryReceipt.Status.SENT);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(at.get("/q/metrics"))
                        .containsPattern("hilo_events_dead_lettered_total\\{.*hilo.deliveries.*} [1-9]"));
        assertThat(at.get("/q/metrics")).contains("hilo_mails_total").contains("hilo_deliveries_total");
        assertThat(at.ready()).contains("IMAP mailbox", "SMTP server", "Channel events");
    }

    private static Delivery delivery(String id, String text, Conversation conversation) {
        return new Delivery(
                id,
                "email",
                "mailto:ana@corp.com",
                "usr-1",
                "HILO-1001",
                Delivery.Kind.ACKNOWLEDGEMENT,
                null,
                "es",
                "No puedo entrar en la VPN",
                text,
                conversation,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    private static byte[] mailWithImage(String id) {
        return """
                From: =?utf-8?q?Ana_Garc=C3=ADa?= <Ana@Corp.com>
                To: soporte@hilo.local
                Subject: No puedo entrar en la VPN
                Message-ID: <%s@corp.com>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                Desde esta mañana no puedo entrar.
                --b
                Content-Type: image/png
                Content-Disposition: attachment; filename*=utf-8''captura%%20de%%20pantalla.png
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b--
                """.formatted(id).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Interaction interaction(String messageId) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> interactions.stream()
                        .anyMatch(i -> messageId.equals(i.conversation().messageId())));
        return interactions.stream()
                .filter(i -> messageId.equals(i.conversation().messageId()))
                .findFirst()
                .orElseThrow();
    }

    private static DeliveryReceipt receipt(String deliveryId) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> receipts.stream().anyMatch(r -> r.deliveryId().equals(deliveryId)));
        return receipts.stream()
                .filter(r -> r.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow();
    }

    private static List<MimeMessage> answers(String deliveryId) throws Exception {
        List<MimeMessage> answers = new CopyOnWriteArrayList<>();
        for (MimeMessage message : mail.received("ana@corp.com")) {
            if (message.getMessageID().contains(deliveryId + ".")) {
                answers.add(message);
            }
        }
        return answers;
    }
}
