package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Facts of one user's story, for tests. */
public final class Facts {

    public static final String USER = "u-ana";
    public static final String CASE = "HILO-1001";
    public static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    /** Of a platform with more channels than ours. */
    public static final Channels CHANNELS =
            new Channels(Set.of("email", "chat", "whatsapp", "voice"), Set.of("portal"), 5);

    private Facts() {}

    public static Commit commit(long version, Fact... facts) {
        return new Commit(USER, version, AT.plusSeconds(version), List.of(facts));
    }

    public static Contact mail(String interactionId) {
        return new Contact(
                interactionId,
                "email",
                "mailto:ana@corp.com",
                new Conversation("<first@corp.com>", "<" + interactionId + "@corp.com>", List.of(), "VPN"),
                AT,
                false,
                false,
                true);
    }

    public static Contact automaticMail(String interactionId) {
        Contact mail = mail(interactionId);
        return new Contact(interactionId, mail.channel(), mail.identity(), mail.conversation(), AT, true);
    }

    public static Contact mailThatWantsNoAutomaticAnswer(String interactionId) {
        Contact mail = mail(interactionId);
        return new Contact(interactionId, mail.channel(), mail.identity(), mail.conversation(), AT, false, true);
    }

    public static Contact chat(String interactionId) {
        return new Contact(
                interactionId, "chat", "chat:7f3c", new Conversation("session-7f3c", "1", List.of(), null), AT, false);
    }

    public static Contact portal(String interactionId) {
        return new Contact(
                interactionId,
                "portal",
                "oidc:ana",
                new Conversation("form-" + interactionId, null, List.of(), null),
                AT,
                false);
    }

    public static Fact linked(String identity, String channel) {
        return new Fact.IdentityLinked(identity, channel, USER, true);
    }

    public static Fact recorded(Contact contact) {
        return new Fact.InteractionRecorded(contact);
    }

    public static Fact opened(String interactionId) {
        return new Fact.CaseOpened(CASE, interactionId, "No puedo entrar en la VPN", "es");
    }

    public static Fact attached(String interactionId) {
        return new Fact.InteractionAttached(CASE, interactionId);
    }

    public static Fact answered() {
        return new Fact.AgentMessageSent(CASE, "Marta", "¿Puedes probar ahora?");
    }

    public static Fact resolved() {
        return new Fact.CaseResolved(CASE, "Perfil renovado.");
    }

    /** A mail opened a case. */
    public static Commit mailOpensCase() {
        return commit(
                1,
                linked("mailto:ana@corp.com", "email"),
                new Fact.ProfileLearned("Ana", null, USER),
                recorded(mail("int-1")),
                opened("int-1"),
                attached("int-1"));
    }

    /** Then the user went on by chat. */
    public static Commit chatJoinsCase(long version) {
        return commit(
                version, linked("chat:7f3c", "chat"), recorded(chat("int-" + version)), attached("int-" + version));
    }
}
