package dev.hilo.channel.email.inbound.adapter.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.app.Desk.Contact;
import dev.hilo.channel.email.inbound.model.Authenticity;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.Origin;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.contracts.Interaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String LONG = "José Núñez 王芳 😀 O'Brien ".repeat(200);
    private static final String LONG_ID = "<" + "a".repeat(3_000) + "@corp.example.com>";

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Channel channel = Channel.on("email", transport);
    private final SdkDesk desk = new SdkDesk(channel, new InMemoryAttachments(), "help@desk.example", Optional.empty());

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void whatever_a_mail_calls_itself_and_its_sender_is_cut_to_what_the_contract_takes() throws Exception {
        desk.take(contact(Map.of(
                        "Message-ID", List.of(LONG_ID), "Content-Language", List.of("es" + "-x-abcdefgh".repeat(40)))))
                .await();

        Interaction published = transport.interactions().getFirst();
        published.checkLimits();
        assertThat(published.from().displayName())
                .startsWith("José Núñez 王芳 😀")
                .endsWith("…");
        assertThat(published.subject()).startsWith("José Núñez 王芳 😀").endsWith("…");
        assertThat(published.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).startsWith("José Núñez 王芳 😀"));
    }

    private static Contact contact(Map<String, List<String>> headers) {
        Mail mail = new Mail(
                new MailHeaders(headers),
                "digest",
                "jose.nunez@corp.example.com",
                Optional.of(LONG),
                Optional.of(LONG),
                Optional.of(NOW),
                "La impresora no imprime.",
                Optional.empty(),
                List.of(new MailFile(
                        LONG, "text/plain", "hola".getBytes(StandardCharsets.UTF_8), Optional.of("c".repeat(3_000)))),
                Origin.UNKNOWN);
        return new Contact(mail, NOW, mail.newText(), List.of(), MachineMade.NO, Authenticity.UNKNOWN);
    }
}
