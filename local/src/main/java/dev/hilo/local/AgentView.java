package dev.hilo.local;

import dev.hilo.local.web.Html;
import dev.hilo.local.web.Language;

/** The body of the agent's page: a form to sign in, the cases, the timeline, an answer box. */
final class AgentView {
    private AgentView() {}

    static String body(Language language, Platform platform) {
        return """
                <form id="sign-in" data-identity="%1$s" data-api="%2$s">
                <label>%3$s <input name="name" required value="Ana"></label>
                <button>%4$s</button>
                </form>
                <p id="news" role="status" class="quiet"></p>
                <div id="desk" class="desk" hidden>
                <section aria-labelledby="cases-title"><h2 id="cases-title">%5$s</h2>
                <ul id="cases" class="cases" data-empty="%6$s"></ul></section>
                <section aria-labelledby="case-title"><h2 id="case-title" tabindex="-1">%7$s</h2>
                <ol id="timeline" class="timeline" aria-live="polite" data-user="%8$s" data-agent="%9$s"></ol>
                <form id="answer" hidden>
                <label>%10$s <textarea name="text" rows="3" required></textarea></label>
                <button>%11$s</button> <button type="button" id="resolve" class="second">%12$s</button>
                </form></section>
                </div>
                """.formatted(
                        Html.escape(platform.identity().issuer()),
                        Html.escape(platform.url(PlatformService.CASE).toString()),
                        language.say("Tu nombre", "Your name"),
                        language.say("Entrar", "Sign in"),
                        language.say("Casos abiertos", "Open cases"),
                        language.say("No hay casos abiertos.", "No open cases."),
                        language.say("Elige un caso", "Choose a case"),
                        language.say("Persona", "User"),
                        language.say("Agente", "Agent"),
                        language.say("Respuesta", "Answer"),
                        language.say("Enviar", "Send"),
                        language.say("Resolver", "Resolve"));
    }
}
