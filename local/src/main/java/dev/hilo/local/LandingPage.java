package dev.hilo.local;

import dev.hilo.local.process.Memory;
import dev.hilo.local.web.Html;
import dev.hilo.local.web.Language;
import dev.hilo.local.web.Page;
import dev.hilo.local.web.Request;
import dev.hilo.local.web.Response;
import dev.hilo.local.web.WebServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The landing page of the local platform and the agent's page; both are static but for the addresses and the health. */
final class LandingPage implements AutoCloseable {
    private final Platform platform;
    private final WebServer server;

    private LandingPage(Platform platform) {
        this.platform = platform;
        this.server = WebServer.start(platform.options().port(PlatformPort.LANDING), this::answer);
    }

    static LandingPage start(Platform platform) {
        return new LandingPage(platform);
    }

    String url() {
        return server.url().toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private Response answer(Request request) {
        Language language = request.language();
        return switch (request.path()) {
            case "/" -> Response.html(landing(language));
            case "/agent" -> Response.html(agent(language));
            case "/health" -> Response.json(200, health());
            case "/style.css" -> Page.file("style.css", "text/css");
            case "/landing.js" -> Page.file("landing.js", "text/javascript");
            case "/agent.js" -> Page.file("agent.js", "text/javascript");
            default -> Response.problem(404, language.say("Esa página no existe", "No such page"));
        };
    }

    private String landing(Language language) {
        StringBuilder cards = new StringBuilder();
        card(
                cards,
                platform.url(PlatformPort.CHANNEL_CHAT) + "/?lang=" + language.code(),
                language.say("Chat de la persona usuaria", "The user's chat"),
                language.say("Pide ayuda como lo haría cualquiera.", "Ask for help as anybody would."));
        card(
                cards,
                "/agent?lang=" + language.code(),
                language.say("Mesa del agente", "The agent's desk"),
                language.say(
                        "Una sola historia, en vivo; responde y resuelve.", "One history, live; answer and resolve."));
        card(
                cards,
                platform.url(PlatformPort.MAILBOX) + "/?lang=" + language.code(),
                language.say("Buzones de correo", "Mailboxes"),
                language.say(
                        "Escribe a soporte@hilo.local y lee lo que llega.",
                        "Write to soporte@hilo.local, read what comes."));
        card(
                cards,
                platform.url(PlatformPort.CASE_SERVICE) + "/q/swagger-ui",
                language.say("API de casos", "Case API"),
                language.say("Documentación y pruebas (OpenAPI).", "Documentation to try out (OpenAPI)."));
        return Page.of(
                language,
                language.say("La mesa de ayuda que no pierde el hilo", "The service desk that keeps the thread"),
                """
                <ul class="cards">%s</ul>
                <h2 id="health">%s</h2>
                <table aria-labelledby="health"><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">URL</th><th scope="col">pid</th><th scope="col">MB</th></tr></thead>
                <tbody id="components" data-up="%s" data-down="%s"></tbody></table>
                <p id="news" role="status" class="quiet"></p>
                """.formatted(
                                cards,
                                language.say("Qué funciona ahora", "What runs now"),
                                language.say("Servicio", "Service"),
                                language.say("Estado", "State"),
                                language.say("en marcha", "up"),
                                language.say("caído", "down")),
                "/landing.js");
    }

    private String agent(Language language) {
        return Page.of(
                language,
                language.say("Mesa del agente", "The agent's desk"),
                AgentView.body(
                        language,
                        platform.identity().issuer(),
                        platform.url(PlatformService.CASE).toString()),
                "/agent.js");
    }

    private List<Map<String, Object>> health() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Component component : platform.components()) {
            Map<String, Object> one = new LinkedHashMap<>();
            long pid = component
                    .process()
                    .map(process -> process.pid())
                    .orElse(ProcessHandle.current().pid());
            one.put("name", component.name());
            one.put("url", component.url());
            one.put("up", component.ready().isUp());
            one.put("pid", pid);
            one.put("megabytes", Memory.residentMegabytes(pid));
            all.add(one);
        }
        return all;
    }

    private static void card(StringBuilder cards, String url, String title, String text) {
        cards.append("<li><a href=\"%s\">%s</a><br>%s</li>%n"
                .formatted(Html.escape(url), Html.escape(title), Html.escape(text)));
    }
}
