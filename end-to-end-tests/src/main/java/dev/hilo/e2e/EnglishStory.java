package dev.hilo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A desk that speaks Spanish is written to in English. No header names the language of the mail; what the desk says by
 * itself comes back in English all the same.
 */
public final class EnglishStory {

    private static final String NAME = "Siobhán O'Brien";
    private static final String SUBJECT = "The printer on the third floor is jammed";
    private static final String TEXT =
            "Good morning,\n\nthe printer next to the kitchen has been jammed since yesterday "
                    + "and nobody can print the invoices. Could somebody have a look, please?\n\nThanks, Siobhán";
    private static final String RESOLUTION = "We have replaced the rollers.";

    private final Endpoints at;
    private final Narrator narrator;
    private final Patience patience;
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final String address = "siobhan.o'brien-" + run + "@corp.com";

    public EnglishStory(Endpoints at, Narrator narrator, Duration patience) {
        this.at = at;
        this.narrator = narrator;
        this.patience = new Patience(patience);
    }

    public void play() {
        Tokens tokens = new Tokens(at.issuer());
        MailClient mail = new MailClient(at, NAME, address);

        narrator.scene(NAME + " writes in English");
        mail.send(mail.write(SUBJECT, TEXT, null, null));
        narrator.line("Siobhán", "sends \"" + SUBJECT + "\" to " + at.desk());
        try (AgentDesk desk = new AgentDesk(at, tokens.forAgent("agent-demo", "Begoña Íñiguez"))) {
            JsonNode user = patience.wait(
                    "a case for " + address,
                    () -> desk.userBy("mailto:" + address)
                            .filter(one -> !one.get("cases").isEmpty()));
            String caseId = user.at("/cases/0/id").asText();
            MailClient.Received acknowledgement =
                    received(mail, caseId, "an acknowledgement in English", "We have received");
            narrator.line("notification", "acknowledges in English, \"" + acknowledgement.subject() + "\"");
            patience.wait(
                    "an answer from the case API",
                    () -> Optional.of(desk.resolve(caseId, "resolve-" + run, "hardware", RESOLUTION)));
            received(mail, caseId, "the resolution in English", "We have resolved");
            narrator.line("Siobhán", "reads in English that " + caseId + " is resolved");
        }
    }

    private MailClient.Received received(MailClient mail, String caseId, String what, String words) {
        return patience.wait(
                what,
                () -> mail.inbox().stream()
                        .filter(one -> one.text().contains(caseId) && one.text().contains(words))
                        .findFirst());
    }
}
