package dev.hilo.local;

import dev.hilo.local.web.Html;
import dev.hilo.local.web.Language;
import dev.hilo.local.web.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of the agent's page: a form to sign in, the cases, the timeline, an answer box. */
final class AgentView {
    private AgentView() {}

    static String body(Language language, String identity, String api) {
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
                <p id="presence" class="quiet" role="status"></p>
                <ol id="timeline" class="timeline" aria-live="polite" data-user="%8$s" data-agent="%9$s" data-words="%13$s"></ol>
                <form id="answer" hidden>
                <label>%10$s <textarea name="text" rows="3" required></textarea></label>
                <button>%11$s</button> <button type="button" id="resolve" class="second">%12$s</button>
                </form></section>
                </div>
                """.formatted(
                        Html.escape(identity),
                        Html.escape(api),
                        language.say("Tu nombre", "Your name"),
                        language.say("Entrar", "Sign in"),
                        language.say("Casos abiertos", "Open cases"),
                        language.say("No hay casos abiertos.", "No open cases."),
                        language.say("Elige un caso", "Choose a case"),
                        language.say("Persona", "User"),
                        language.say("Agente", "Agent"),
                        language.say("Respuesta", "Answer"),
                        language.say("Enviar", "Send"),
                        language.say("Resolver", "Resolve"),
                        Html.escape(words(language)));
    }

    /** What the kinds of timeline entries are called, as JSON. */
    private static String words(Language language) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("interaction", language.say("mensaje", "message"));
        words.put("case-opened", language.say("caso abierto", "case opened"));
        words.put("case-assigned", language.say("caso asignado", "case assigned"));
        words.put("here", language.say("En el chat ahora", "In the chat now"));
        words.put("typing", language.say("Está escribiendo…", "Is writing…"));
        words.put("agent-message", language.say("respuesta", "answer"));
        words.put("case-resolved", language.say("caso resuelto", "case resolved"));
        words.put("case-reopened", language.say("caso reabierto", "case reopened"));
        return Response.toJson(words);
    }
}
