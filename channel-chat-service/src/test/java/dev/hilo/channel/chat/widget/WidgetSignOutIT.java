package dev.hilo.channel.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.local.identity.Person;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Several people at one browser, in Chromium: what one of them said is not for the next. */
class WidgetSignOutIT extends WidgetAtWork {

    private static final String SESSION = "return localStorage.getItem('hilo.session')";

    @Test
    void who_planted_a_session_in_another_s_browser_reads_nothing_once_they_sign_in() {
        try (Browser attacker = new Browser();
                Browser ana = new Browser()) {
            open(attacker);
            attacker.write("dejo mi sesión aquí");
            who("dejo mi sesión aquí");
            String planted = attacker.scriptWithin(SESSION);
            open(ana);
            ana.scriptWithin("localStorage.setItem('hilo.session', '" + planted + "')");
            ana.visit(site.url());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(ana.said("mine")).containsExactly("dejo mi sesión aquí"));

            signIn(ana, "Ana Núñez", "ana.planted@corp.com");
            ana.write("soy Ana, mi clave es azul");
            answer(who("soy Ana, mi clave es azul"), "Hola, Ana: no la escribas aquí");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(ana.said("theirs")).containsExactly("Hola, Ana: no la escribas aquí"));
            assertThat(ana.scriptWithin(SESSION)).isNotEqualTo(planted);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(attacker.textOf("#notice")).contains("Vuelva a identificarse"));
            assertThat(attacker.framed()).doesNotContain("Ana");
            attacker.write("sigo sin ser nadie");
            assertThat(who("sigo sin ser nadie")).isNotEqualTo(who("soy Ana, mi clave es azul"));
        }
    }

    @Test
    void after_signing_out_the_next_person_finds_nothing_in_any_tab_and_the_secret_opens_nothing() throws Exception {
        try (Browser shared = new Browser()) {
            open(shared);
            signIn(shared, "Begoña Íñiguez", "begona@corp.com");
            shared.write("mi nómina no cuadra");
            String begona = who("mi nómina no cuadra");
            answer(begona, "Lo miramos, Begoña");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shared.said("theirs")).containsExactly("Lo miramos, Begoña"));
            String secret = shared.scriptWithin(SESSION);
            assertThat(upload(secret)).isNotEqualTo(401);
            String first = shared.openTab(site.url());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shared.hidden("#log")).contains("mi nómina no cuadra"));
            String second = shared.switchTab(first);
            shared.type("y además qu");
            shared.script("HiloChat.signOut()");

            await().atMost(SOON).until(() -> !shared.isOpen());
            await().atMost(SOON).untilAsserted(() -> assertThat(upload(secret)).isEqualTo(401));
            for (String tab : new String[] {second, first}) {
                shared.switchTab(tab);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(shared.hidden("body"))
                                .doesNotContain("nómina")
                                .doesNotContain("Begoña"));
            }
            shared.button().click();
            assertThat(shared.scriptWithin("return document.getElementById('text').value"))
                    .isEmpty();
            shared.write("soy la siguiente");
            assertThat(who("soy la siguiente")).isNotEqualTo(begona);
            assertThat(shared.textOf("#status")).doesNotContain("Begoña");
        }
    }

    @Test
    void a_site_that_leaves_its_page_while_it_signs_out_has_it_done_on_the_next() {
        try (Browser shared = new Browser()) {
            open(shared);
            shared.write("me voy corriendo");
            who("me voy corriendo");
            String secret = shared.scriptWithin(SESSION);
            shared.script("HiloChat.signOut(); location.assign('/next')");

            await().atMost(SOON).untilAsserted(() -> assertThat(upload(secret)).isEqualTo(401));
            shared.visit(site.url());
            assertThat(shared.isOpen()).isFalse();
            shared.button().click();
            assertThat(shared.hidden("#log")).isEmpty();
        }
    }

    @Test
    void somebody_else_s_token_begins_another_conversation_and_takes_nothing_of_the_one_before_along() {
        try (Browser shared = new Browser()) {
            open(shared);
            signIn(shared, "José Núñez", "jose@corp.com");
            shared.write("soy José");
            String jose = who("soy José");
            cable.cut();
            shared.write("lo que José no llegó a enviar");
            shared.type("un borrador de José");
            shared.script(
                    "HiloChat.signIn('" + identity.token(Person.of("user", "王芳", "wang.fang@corp.com", "")) + "')");
            cable.mend();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(shared.textOf("#status")).contains("王芳"));
            assertThat(shared.hidden("#log")).isEmpty();
            assertThat(shared.scriptWithin("return document.getElementById('text').value"))
                    .isEmpty();
            shared.write("我打不开VPN");
            assertThat(who("我打不开VPN")).isNotEqualTo(jose);
            assertThat(said(who("我打不开VPN"))).containsExactly("我打不开VPN");
        } finally {
            cable.mend();
        }
    }

    private static void open(Browser browser) {
        browser.visit(site.url());
        browser.button().click();
    }

    private static void signIn(Browser browser, String name, String address) {
        browser.script("HiloChat.signIn('" + identity.token(Person.of("user", name, address, "")) + "')");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.textOf("#status")).contains(name));
    }

    /** The status of an upload by this secret: 401 where it opens nothing. */
    private static int upload(String secret) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(service.url().resolve("/api/v1/chat/uploads/c-1/0"))
                                    .header("Hilo-Chat-Session", secret)
                                    .PUT(HttpRequest.BodyPublishers.ofString("x"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
