package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.AT;
import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Another desk acknowledges every mail, and nothing marks its words. */
class LoopsTest {

    private static final String DESK = "mailto:desk@other.example";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private UserContacts user = UserContacts.unknown(USER);
    private long version;

    @Test
    void after_five_acknowledgements_in_an_hour_the_sixth_is_withheld_and_said_to_be() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            decisions.addAll(opens(i, DESK, AT.plus(SECOND.multipliedBy(i))));
        }

        assertThat(decisions.subList(0, 5)).hasOnlyElementsOfType(Decision.Tell.class);
        assertThat(decisions.subList(5, 7)).allSatisfy(decision -> {
            assertThat(decision).isInstanceOf(Decision.Withheld.class);
            assertThat(decision.notice()).isEqualTo(new Notice.Acknowledgement());
            assertThat(((Decision.Withheld) decision).instead().to().identity()).isEqualTo(DESK);
        });
    }

    @Test
    void an_hour_after_the_first_one_is_acknowledged_again() {
        for (int i = 1; i <= 6; i++) {
            opens(i, DESK, AT.plus(SECOND.multipliedBy(i)));
        }

        assertThat(opens(7, DESK, AT.plus(Duration.ofHours(1)))).hasOnlyElementsOfType(Decision.Withheld.class);
        assertThat(opens(8, DESK, AT.plus(Duration.ofHours(1)).plus(SECOND)))
                .hasOnlyElementsOfType(Decision.Tell.class);
        assertThat(user.acknowledged()).as("what no longer counts is let go").hasSize(5);
    }

    @Test
    void other_addresses_of_the_same_user_are_acknowledged_as_before() {
        for (int i = 1; i <= 6; i++) {
            opens(i, DESK, AT);
        }

        assertThat(opens(7, "mailto:ana@corp.com", AT)).hasOnlyElementsOfType(Decision.Tell.class);
    }

    @Test
    void what_the_desk_would_ask_at_once_is_withheld_as_well_but_not_what_is_asked_for_an_agent() {
        for (int i = 1; i <= 5; i++) {
            opens(i, DESK, AT);
        }
        Fact asked = new Fact.InformationRequested("HILO-6", "es", "¿Qué equipo?");

        assertThat(opens(6, DESK, AT, asked)).hasSize(2).hasOnlyElementsOfType(Decision.Withheld.class);
        assertThat(commit(AT, asked)).hasOnlyElementsOfType(Decision.Tell.class);
        assertThat(commit(AT, new Fact.AgentMessageSent("HILO-6", "Marta", "Hola")))
                .hasOnlyElementsOfType(Decision.Tell.class);
    }

    @Test
    void who_asks_that_no_machine_answers_gets_people_only() {
        Contact mail = contact(1, DESK, AT);
        Contact unanswered = new Contact(
                mail.interactionId(), mail.channel(), mail.identity(), mail.conversation(), AT, false, true);

        assertThat(commit(AT, recorded(unanswered), opened(1), attached(1)))
                .hasOnlyElementsOfType(Decision.Withheld.class);
        assertThat(user.acknowledged()).isEmpty();
        assertThat(commit(AT, new Fact.AgentMessageSent("HILO-1", "Marta", "Hola")))
                .hasOnlyElementsOfType(Decision.Tell.class);
    }

    @Test
    void a_commit_that_comes_again_does_not_count_twice() {
        for (int i = 1; i <= 4; i++) {
            opens(i, DESK, AT);
            version--;
            assertThat(opens(i, DESK, AT)).isEmpty();
        }

        assertThat(opens(5, DESK, AT)).hasOnlyElementsOfType(Decision.Tell.class);
        assertThat(opens(6, DESK, AT)).hasOnlyElementsOfType(Decision.Withheld.class);
    }

    @Test
    void merges_and_their_undoing_do_not_begin_the_count_anew() {
        commit(AT, new Fact.IdentityLinked(DESK, "email", USER));
        for (int i = 1; i <= 5; i++) {
            opens(i, DESK, AT);
        }
        Person bea = new Person("u-bea", "Bea", "es", Preferences.NONE, Map.of("mailto:bea@corp.com", "email"));
        commit(AT, new Fact.Joined(List.of(bea), List.of()));
        assertThat(opens(6, DESK, AT)).hasOnlyElementsOfType(Decision.Withheld.class);
        opens(7, "mailto:bea@corp.com", AT);

        commit(AT, new Fact.Left(Set.of("u-bea"), Set.of("HILO-7")));
        assertThat(opens(8, DESK, AT)).hasOnlyElementsOfType(Decision.Withheld.class);
        assertThat(user.toString()).as("what is the other's is gone").doesNotContain("bea");

        commit(AT, new Fact.Restored(List.copyOf(user.people().values()), List.of()));
        assertThat(opens(9, DESK, AT)).hasOnlyElementsOfType(Decision.Withheld.class);
    }

    @Test
    void nothing_is_left_of_who_is_erased() {
        opens(1, DESK, AT);
        commit(AT, new Fact.Erased());

        assertThat(user).isEqualTo(UserContacts.unknown(USER).at(version));
    }

    private List<Decision> opens(int number, String identity, Instant at, Fact... more) {
        List<Fact> facts =
                new ArrayList<>(List.of(recorded(contact(number, identity, at)), opened(number), attached(number)));
        facts.addAll(List.of(more));
        return commit(at, facts.toArray(Fact[]::new));
    }

    private List<Decision> commit(Instant at, Fact... facts) {
        Telling telling = Telling.of(user, new Commit(USER, ++version, at, List.of(facts)), Facts.CHANNELS);
        user = telling.user();
        return telling.decisions();
    }

    private static Contact contact(int number, String identity, Instant at) {
        String id = "<" + number + "@other.example>";
        return new Contact(
                "int-" + number, "email", identity, new Conversation(id, id, List.of(), "Recibido"), at, false);
    }

    private static Fact opened(int number) {
        return new Fact.CaseOpened("HILO-" + number, "int-" + number, "Recibido", "es");
    }

    private static Fact attached(int number) {
        return new Fact.InteractionAttached("HILO-" + number, "int-" + number);
    }
}
