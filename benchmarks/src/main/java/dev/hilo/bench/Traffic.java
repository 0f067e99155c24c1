package dev.hilo.bench;

import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Interactions as a busy desk sees them: several of each user, about 600 bytes each. */
final class Traffic {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final String WORDS =
            "Desde esta mañana no puedo entrar en la VPN: el cliente pide el código, lo acepta y se queda esperando. ";

    private Traffic() {}

    /** @param salt makes users and ids those of one round only */
    static List<Interaction> of(String salt, int users, int each) {
        List<Interaction> traffic = new ArrayList<>(users * each);
        for (int n = 0; n < each; n++) {
            for (int user = 0; user < users; user++) {
                traffic.add(oneOf(salt, user, n));
            }
        }
        return traffic;
    }

    /** The n-th interaction of a user. */
    static Interaction oneOf(String salt, int user, int n) {
        String messageId = "<" + salt + "." + user + "." + n + "@corp.com>";
        return new Interaction(
                Ids.interaction("email", messageId),
                "email",
                START.plusSeconds(n),
                new Party("mailto:u" + user + "." + salt + "@corp.com", false, "Usuario " + user, List.of()),
                new Conversation("<" + salt + "." + user + "@corp.com>", messageId, List.of()),
                "No puedo entrar en la VPN",
                new Content(WORDS.repeat(2), null, null, "es"),
                List.of(),
                List.of(),
                Automation.NONE,
                null,
                Map.of());
    }
}
