package dev.hilo.channel.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Files and presence in the widget, in Chromium. */
class WidgetFilesIT extends WidgetAtWork {

    @Test
    void a_file_is_attached_by_the_keyboard_sent_shown_again_and_downloaded() throws IOException {
        Path log = Files.writeString(state.resolve("vpn ñ.log"), "AUTH_FAILED");
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.button().click();
            assertThat(visitor.textOf("#attach")).isEqualTo("Adjuntar");
            visitor.attach(log, log);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.hidden("#uploaded")).isEqualTo("vpn ñ.log: subido"));
            await().atMost(SOON).until(() -> visitor.count("#files li progress[hidden]") == 2);
            assertThat(visitor.breaches()).isEmpty();
            visitor.enter("#files li:last-child button");
            assertThat(visitor.count("#files li")).isEqualTo(1);
            visitor.write("");
            String who = who("");

            assertThat(interactions)
                    .filteredOn(event -> event.key().equals(who))
                    .singleElement()
                    .satisfies(event -> assertThat(event.data().attachments())
                            .extracting(Attachment::name, Attachment::size)
                            .containsExactly(tuple("vpn ñ.log", 11L)));
            visitor.visit(site.url());
            assertThat(visitor.textOf(".mine .file button")).isEqualTo("vpn ñ.log · 11 B");
            assertThat(visitor.download(".mine .file button")).hasContent("AUTH_FAILED");
            assertThat(visitor.breaches()).isEmpty();
        }
    }

    @Test
    void what_is_too_large_or_infected_is_said_in_words_and_the_message_goes_without_it() throws IOException {
        Path large = Files.write(state.resolve("grande.bin"), new byte[10 * 1024 * 1024 + 1]);
        Path virus = Files.writeString(state.resolve("virus.txt"), CaseFiles.INFECTED);
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.button().click();
            visitor.attach(large);
            assertThat(visitor.textOf("#notice")).isEqualTo("«grande.bin» es demasiado grande: como mucho, 10,5 MB.");
            visitor.attach(virus);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.textOf("#notice"))
                            .isEqualTo(
                                    "«virus.txt» no se ha podido adjuntar. El antivirus encontró Eicar-Signature en el"
                                            + " archivo. No se ha guardado."));
            assertThat(visitor.count("#files li")).isZero();
            visitor.write("sin el virus");
            who("sin el virus");
        }
    }

    @Test
    void an_upload_that_a_cut_network_breaks_goes_on_when_it_is_mended() throws IOException {
        Path log = Files.writeString(state.resolve("red.log"), "sin red");
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.button().click();
            visitor.write("con red todavía");
            String who = who("con red todavía");
            cable.cut();
            visitor.attach(log);
            visitor.write("con el archivo");
            assertThat(visitor.textOf("#notice")).contains("Espere a que se suban");
            cable.mend();
            await().atMost(SOON).until(() -> visitor.count("#files li progress[hidden]") == 1);
            visitor.write("");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(said(who)).containsExactly("con red todavía", "con el archivo"));
            assertThat(interactions)
                    .filteredOn(event -> event.key().equals(who))
                    .last()
                    .satisfies(event -> assertThat(event.data().attachments()).hasSize(1));
        } finally {
            cable.mend();
        }
    }

    @Test
    void who_writes_and_who_is_there_is_seen_on_both_sides() {
        List<PresenceNoted> signs = new CopyOnWriteArrayList<>();
        try (Browser visitor = new Browser();
                EventConsumer<PresenceNoted> seen = EventConsumer.start(
                        EventType.PRESENCE_NOTED,
                        events -> events.forEach(event -> signs.add(event.data())),
                        ConsumerSettings.of(KafkaConnection.to(kafka.bootstrapServers()), "widget-presence"))) {
            assertThat(seen.topic()).isEqualTo("hilo.presence");
            visitor.visit(site.url());
            visitor.button().click();
            assertThat(visitor.textOf("#status")).contains("no hay nadie de soporte");
            visitor.write("¿hay alguien?");
            String who = who("¿hay alguien?");
            visitor.type("estoy");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(signs)
                            .filteredOn(sign -> who.equals(sign.identity()))
                            .extracting(PresenceNoted::state)
                            .contains(PresenceNoted.State.HERE, PresenceNoted.State.TYPING));

            desk.publishAll(
                    EventType.PRESENCE_NOTED,
                    List.of(
                            PresenceNoted.ofDesk(PresenceNoted.State.HERE, Instant.now()),
                            PresenceNoted.typingTo(who, Instant.now())));
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(visitor.textOf("#status")).contains("soporte está aquí");
                assertThat(visitor.textOf("#typing")).isEqualTo("Soporte está escribiendo…");
            });
            assertThat(visitor.breaches()).isEmpty();
            answer(who, "Aquí estoy");
            await().atMost(SOON).until(() -> visitor.hidden("#typing").isEmpty());
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(signs).anyMatch(sign -> sign.state() == PresenceNoted.State.GONE));
    }
}
