package dev.hilo.notification.telling.app;

import static dev.hilo.notification.telling.model.Facts.chatJoinsCase;
import static dev.hilo.notification.telling.model.Facts.commit;
import static dev.hilo.notification.telling.model.Facts.mailOpensCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hilo.contracts.Ids;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Commit.Place;
import dev.hilo.notification.telling.model.Fact;
import dev.hilo.notification.telling.model.Facts;
import dev.hilo.notification.telling.model.Preferences;
import dev.hilo.notification.tracking.app.MemoryLedger;
import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerElsewhereTest {

    private final MemoryUserContacts users = new MemoryUserContacts();
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Message> sent = new ArrayList<>();
    private final Map<Place, Commit> stream = new HashMap<>();
    private Instant now = Facts.AT;
    private boolean away;
    private final AnswerElsewhere elsewhere = new AnswerElsewhere(
            new MemoryUnseen(),
            place -> {
                if (away) {
                    throw new CommitReader.Away(new IllegalStateException("no keys"));
                }
                return Optional.ofNullable(stream.get(place));
            },
            users,
            new BundledTexts(),
            Ids::delivery,
            sent::addAll,
            ledger,
            decision -> {},
            Facts.CHANNELS,
            new AnswerElsewhere.Patience(Set.of("chat"), Duration.ofMinutes(2)),
            () -> now);

    @Test
    void an_answer_that_nobody_in_the_chat_saw_goes_to_their_mail_once_and_in_the_same_words() throws Exception {
        tell(mailOpensCase(), chatJoinsCase(2), commit(3, Facts.answered()));
        assertThat(last().tell().to().channel()).isEqualTo("chat");
        assertThat(elsewhere.look()).as("not yet").isZero();

        pass(Duration.ofMinutes(2));
        assertThat(elsewhere.look()).isEqualTo(1);
        assertThat(elsewhere.look()).isZero();
        assertThat(last().tell().to().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(last().tell().subject()).isEqualTo("No puedo entrar en la VPN");
        assertThat(last().text()).contains("¿Puedes probar ahora?");
        assertThat(ledger.find(last().id())).isPresent();
    }

    @Test
    void what_arrived_in_the_chat_goes_nowhere_else() throws Exception {
        tell(mailOpensCase(), chatJoinsCase(2), commit(3, Facts.answered()));
        ledger.receipted(List.of(new Receipt(last().id(), Status.DELIVERED, "chat", 1, now, null)));
        pass(Duration.ofMinutes(2));

        assertThat(elsewhere.look()).isZero();
    }

    @Test
    void the_channel_they_prefer_by_then_counts() throws Exception {
        tell(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, Facts.linked("whatsapp:+34600000001", "whatsapp")),
                commit(4, Facts.answered()));
        tell(commit(
                5,
                new Fact.PreferencesSet(new Preferences(
                        List.of("es"),
                        List.of(new Preferences.Way("chat", null), new Preferences.Way("whatsapp", null)),
                        false,
                        null))));
        pass(Duration.ofMinutes(2));

        assertThat(elsewhere.look()).isEqualTo(1);
        assertThat(last().tell().to().identity()).isEqualTo("whatsapp:+34600000001");
    }

    @Test
    void who_has_no_other_way_finds_it_in_the_chat_and_an_acknowledgement_is_not_worth_a_mail() throws Exception {
        tell(
                commit(
                        1,
                        Facts.linked("chat:7f3c", "chat"),
                        Facts.recorded(Facts.chat("int-1")),
                        Facts.opened("int-1")),
                commit(2, Facts.answered()));
        assertThat(sent).hasSize(2).allMatch(one -> one.tell().to().channel().equals("chat"));
        tell(commit(3, Facts.linked("mailto:ana@corp.com", "email")));
        pass(Duration.ofMinutes(2));

        assertThat(elsewhere.look()).as("when it was sent there was none").isZero();
    }

    @Test
    void what_was_erased_meanwhile_is_told_nobody_and_what_cannot_be_read_now_waits() throws Exception {
        tell(mailOpensCase(), chatJoinsCase(2), commit(3, Facts.answered()));
        pass(Duration.ofMinutes(2));
        away = true;
        assertThatExceptionOfType(CommitReader.Away.class).isThrownBy(elsewhere::look);
        away = false;
        stream.replaceAll((place, commit) ->
                new Commit(commit.userId(), commit.version(), commit.at(), List.of(new Fact.Irrelevant()), place));

        assertThat(elsewhere.look()).isZero();
        assertThat(sent).hasSize(2);
    }

    private void tell(Commit... commits) {
        for (Commit commit : commits) {
            Commit placed = commit.standingAt(new Place(0, commit.version()));
            stream.put(new Place(0, commit.version()), placed);
            new TellUsers(
                            users,
                            new BundledTexts(),
                            Ids::delivery,
                            sent::addAll,
                            ledger,
                            decision -> {},
                            elsewhere,
                            at -> true,
                            Facts.CHANNELS,
                            Instant.MIN)
                    .of(List.of(placed));
        }
    }

    private Message last() {
        return sent.getLast();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
