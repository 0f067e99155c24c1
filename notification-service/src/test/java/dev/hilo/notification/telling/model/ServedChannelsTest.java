package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.CASE;
import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.answered;
import static dev.hilo.notification.telling.model.Facts.attached;
import static dev.hilo.notification.telling.model.Facts.commit;
import static dev.hilo.notification.telling.model.Facts.linked;
import static dev.hilo.notification.telling.model.Facts.mail;
import static dev.hilo.notification.telling.model.Facts.opened;
import static dev.hilo.notification.telling.model.Facts.portal;
import static dev.hilo.notification.telling.model.Facts.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is asked of a channel that nobody serves. The platform here is as it comes: mail, chat and webhook. */
class ServedChannelsTest {

    private static final Channels OURS = new Channels(Set.of("email", "chat", "webhook"), Set.of("portal"), 5);
    private static final Fact OIDC = linked("oidc:ana", "portal");
    private static final Fact MAILTO = linked("mailto:ana@corp.com", "portal");

    @Test
    void who_writes_on_the_portal_and_has_nothing_else_reads_it_there_and_is_told_nowhere() {
        assertThat(told(portalOpensCase(OIDC)))
                .containsExactly(new Decision.InPlace(2, CASE, new Notice.Acknowledgement()));
        assertThat(told(portalOpensCase(OIDC), commit(2, answered())))
                .singleElement()
                .isInstanceOf(Decision.InPlace.class);
    }

    @Test
    void who_writes_on_the_portal_and_has_an_address_is_told_by_mail_also_that_there_is_a_case() {
        assertThat(told(portalOpensCase(OIDC, MAILTO)))
                .singleElement()
                .extracting(decision -> ((Decision.Tell) decision).to())
                .isEqualTo(new Destination("email", "mailto:ana@corp.com", null));
        assertThat(channelOf(portalOpensCase(OIDC, MAILTO), commit(2, answered())))
                .isEqualTo("email");
    }

    @Test
    void who_moves_from_mail_to_the_portal_is_still_answered_under_their_mail() {
        Destination to = destination(
                Facts.mailOpensCase(),
                commit(2, OIDC, recorded(portal("int-2")), attached("int-2")),
                commit(3, answered()));

        assertThat(to.identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(to.conversation())
                .isNotNull()
                .extracting(Conversation::messageId)
                .isEqualTo("<int-1@corp.com>");
    }

    @Test
    void who_is_known_only_by_an_account_and_never_wrote_is_unreachable() {
        assertThat(told(commit(1, linked("oidc:ana", "oidc"), answered())))
                .singleElement()
                .isInstanceOf(Decision.Unreachable.class);
    }

    @Test
    void who_calls_is_told_where_somebody_serves_and_is_unreachable_without_such_a_place() {
        Contact call = new Contact(
                "int-1",
                "voice",
                "tel:+34600000001",
                new Conversation("call-1", null, List.of(), null),
                Instant.EPOCH,
                false);
        Fact phone = linked("tel:+34600000001", "voice");

        assertThat(told(commit(1, phone, recorded(call), opened("int-1"), attached("int-1"))))
                .containsExactly(new Decision.Unreachable(2, CASE, new Notice.Acknowledgement()));
        assertThat(channelOf(commit(
                        1,
                        phone,
                        linked("mailto:ana@corp.com", "email"),
                        recorded(call),
                        opened("int-1"),
                        attached("int-1"))))
                .isEqualTo("email");
    }

    @Test
    void a_preferred_channel_that_nobody_serves_is_passed_over_and_an_address_given_elsewhere_takes_mail() {
        Preferences preferences = new Preferences(
                List.of(),
                List.of(new Preferences.Way("whatsapp", null), new Preferences.Way("email", null)),
                false,
                null);

        assertThat(channelOf(
                        commit(1, linked("whatsapp:+34600000001", "whatsapp"), linked("chat:7f3c", "chat"), MAILTO),
                        commit(2, new Fact.PreferencesSet(preferences)),
                        commit(3, new Fact.CaseOpened("HILO-2", "", "Portátil nuevo", "es"))))
                .isEqualTo("email");
    }

    @Test
    void where_nobody_serves_mail_silence_closes_a_case_without_a_word() {
        Channels chatOnly = new Channels(Set.of("chat"), Set.of(), 5);
        Commit mailed = commit(
                1,
                linked("mailto:ana@corp.com", "email"),
                linked("chat:7f3c", "chat"),
                recorded(mail("int-1")),
                opened("int-1"),
                attached("int-1"));

        assertThat(last(chatOnly, mailed, commit(2, new Fact.CaseClosed(CASE, Fact.Closing.SILENCE))))
                .isEmpty();
        assertThat(last(chatOnly, mailed, commit(2, answered())))
                .singleElement()
                .extracting(decision -> ((Decision.Tell) decision).to().channel())
                .isEqualTo("chat");
    }

    private static Commit portalOpensCase(Fact... identities) {
        Fact[] facts = new Fact[identities.length + 3];
        System.arraycopy(identities, 0, facts, 0, identities.length);
        facts[identities.length] = recorded(portal("int-1"));
        facts[identities.length + 1] = opened("int-1");
        facts[identities.length + 2] = attached("int-1");
        return commit(1, facts);
    }

    private static String channelOf(Commit... commits) {
        return destination(commits).channel();
    }

    private static Destination destination(Commit... commits) {
        return ((Decision.Tell) told(commits).getFirst()).to();
    }

    private static List<Decision> told(Commit... commits) {
        return last(OURS, commits);
    }

    private static List<Decision> last(Channels channels, Commit... commits) {
        List<Decision> last = List.of();
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            Telling telling = Telling.of(user, commit, channels);
            user = telling.user();
            last = telling.decisions();
        }
        return last;
    }
}
