package dev.hilo.channel.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.contracts.Party;
import dev.hilo.local.identity.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The widget on an organisation's site, in Chromium. */
class WidgetIT extends WidgetAtWork {

    private static final int LARGEST = 30_000;

    @Test
    void two_visitors_talk_at_once_each_with_the_desk_and_by_the_keyboard() {
        try (Browser ana = new Browser();
                Browser luis = new Browser()) {
            for (Browser one : List.of(ana, luis)) {
                one.visit(site.url());
                assertThat(one.isOpen()).isFalse();
                one.button().sendKeys(Keys.ENTER);
            }
            ana.write("soy Ana, no me va la VPN");
            luis.write("soy Luis, no imprime");
            answer(who("soy Ana, no me va la VPN"), "Hola, Ana");
            answer(who("soy Luis, no imprime"), "Hola, Luis");
            ana.write("sigo aquí");

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(ana.said("theirs")).containsExactly("Hola, Ana");
                assertThat(ana.said("mine")).containsExactly("soy Ana, no me va la VPN", "sigo aquí");
                assertThat(luis.said("theirs")).containsExactly("Hola, Luis");
                assertThat(luis.said("mine")).containsExactly("soy Luis, no imprime");
            });
            assertThat(said(who("soy Ana, no me va la VPN"))).containsExactly("soy Ana, no me va la VPN", "sigo aquí");
        }
    }

    @Test
    void a_cut_network_costs_nothing_that_was_said_and_doubles_nothing() {
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.button().click();
            visitor.write("uno de la red");
            String who = who("uno de la red");
            cable.cut();
            visitor.write("dos, sin red");
            answer(who, "dicho entretanto");
            cable.mend();

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(visitor.said("theirs")).containsExactly("dicho entretanto");
                assertThat(visitor.said("mine")).containsExactlyInAnyOrder("uno de la red", "dos, sin red");
                assertThat(said(who)).containsExactly("uno de la red", "dos, sin red");
            });
        } finally {
            cable.mend();
        }
    }

    @Test
    void another_page_of_the_site_goes_on_where_the_one_before_was() {
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.button().click();
            visitor.write("me cambio de página");
            String who = who("me cambio de página");
            visitor.follow("next");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(visitor.isOpen()).isTrue();
                assertThat(visitor.said("mine")).containsExactly("me cambio de página");
            });

            visitor.textOf("#text");
            visitor.press(Keys.ESCAPE);
            await().atMost(SOON).until(() -> !visitor.isOpen());
            assertThat(visitor.focused()).isEqualTo("hilo-chat");
            visitor.follow("next");
            answer(who, "¿Sigue ahí?");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.button().getDomAttribute("aria-label"))
                            .contains("1 sin leer"));
            visitor.button().click();
            assertThat(visitor.textOf("#log")).contains("¿Sigue ahí?");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.button().getDomAttribute("aria-label"))
                            .isEqualTo("Cerrar el chat"));
        }
    }

    @Test
    void whoever_is_signed_in_on_the_site_is_so_in_the_chat() {
        String token = identity.token(Person.of("user", "Ana García", "ana@corp.com", ""));
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            visitor.script("HiloChat.signIn('" + token + "'); HiloChat.open()");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.textOf("#status")).contains("Ana García"));
            visitor.write("con mi identidad");

            who("con mi identidad");
            assertThat(interactions)
                    .filteredOn(event -> event.data().content().text().equals("con mi identidad"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.data().from().claims())
                                .containsExactly(new Party.Claim("mailto:ana@corp.com", true, "token"));
                        assertThat(event.data().content().language())
                                .as("the site's language, whatever the browser's is")
                                .isEqualTo("es");
                    });
        }
    }

    @Test
    void it_keeps_to_wcag_open_and_closed() {
        try (Browser visitor = new Browser()) {
            visitor.visit(site.url());
            assertThat(visitor.breaches()).isEmpty();
            visitor.button().click();
            visitor.write("¿Se lee bien?");
            answer(who("¿Se lee bien?"), "Perfectamente");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(visitor.said("theirs")).containsExactly("Perfectamente"));

            assertThat(visitor.breaches()).isEmpty();
        }
    }

    @Test
    void a_site_that_is_not_allowed_cannot_show_it() {
        assertThat(service.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("frame-ancestors 'self' " + site.url()));
        try (HostSite stranger = new HostSite();
                Browser visitor = new Browser()) {
            stranger.widgetFrom(cable.url());
            visitor.visit(stranger.url());
            visitor.button().click();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(visitor.script("return String(!!document.querySelector('hilo-chat')"
                                    + ".shadowRoot.querySelector('iframe').contentDocument)"))
                            .isEqualTo("false"));
            assertThat(visitor.framed()).doesNotContain("Conversación");
        }
    }

    @Test
    void all_of_it_is_small() throws IOException {
        long all = 0;
        for (String file : List.of(
                "widget.js",
                "",
                "chat.js",
                "connection.js",
                "embedded.js",
                "files.js",
                "uploads.js",
                "words.js",
                "chat.css")) {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
                gzip.write(service.get("/" + file).body().getBytes(StandardCharsets.UTF_8));
            }
            all += small.size();
        }
        System.out.println("The widget and its page are " + all + " bytes, gzipped");
        assertThat(all).isBetween(1_000L, (long) LARGEST);
    }
}
