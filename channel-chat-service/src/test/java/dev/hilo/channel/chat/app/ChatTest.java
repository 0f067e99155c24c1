package dev.hilo.channel.chat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hilo.channel.chat.app.OpenSession.Hello;
import dev.hilo.channel.chat.app.SayMessage.Utterance;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.SessionLife;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChatTest {

    static final SessionLife LIFE = new SessionLife(Duration.ofDays(7), Duration.ofHours(12), Duration.ofDays(30));

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Visitor NOBODY = Visitor.anonymous("es");
    private static final Visitor ANA = new Visitor("es", "Ana", "mailto:ana@corp.com", "sub-ana");
    private static final Visitor LEO = new Visitor("es", "Leo", "mailto:leo@corp.com", "sub-leo");

    private final InMemoryChatStore store = new InMemoryChatStore();
    private final RecordingStreams streams = new RecordingStreams();
    private final RecordingPage page = new RecordingPage();
    private final Random random = new Random(7);
    private Chat chat = replica(Duration.ZERO);

    @Test
    void a_message_is_published_and_acknowledged() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");

        assertThat(streams.interactions()).containsExactly("hola");
        assertThat(page.got()).containsExactly("welcome new", "ack 1 hola");
    }

    @Test
    void the_same_message_three_times_is_one_message_one_number_and_the_same_answer() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        say(link, "a", "hola");
        say(link, "b", "otra");
        say(link, "a", "hola");

        assertThat(streams.interactions()).containsExactly("hola", "otra");
        assertThat(page.got()).containsExactly("welcome new", "ack 1 hola", "ack 1 hola", "ack 2 otra", "ack 1 hola");
    }

    @Test
    void who_only_looks_in_leaves_nothing_behind() {
        Link link = open(page, ANA);

        assertThat(store.session(link.sessionId())).isEmpty();
        assertThat(store.touched()).isEmpty();
    }

    @Test
    void the_desk_s_message_is_shown_at_once_and_only_once() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        deliver(link, "d1", "buenas");
        deliver(link, "d1", "buenas");

        assertThat(page.got()).containsExactly("welcome new", "ack 1 hola", "2 buenas");
    }

    @Test
    void a_delivery_to_an_unknown_session_is_refused() {
        assertThat(chat.deliveries().deliver("vis_unknown", desk("d1", "buenas")))
                .isEmpty();
    }

    @Test
    void who_comes_back_gets_what_they_missed_and_nothing_twice() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        chat.sessions().leave(link);
        deliver(link, "d1", "buenas");
        deliver(link, "d2", "¿sigue ahí?");

        RecordingPage again = new RecordingPage();
        Link resumed = resume(again, page.secret(), NOBODY, 1);
        say(resumed, "b", "sí");

        assertThat(again.got()).containsExactly("welcome back", "2 buenas", "3 ¿sigue ahí?", "ack 4 sí");
        assertThat(again.secret()).isEqualTo(page.secret());
    }

    @Test
    void a_long_history_comes_whole_and_in_order() {
        Link link = open(page, NOBODY);
        for (int i = 1; i <= 170; i++) {
            say(link, "m" + i, "t" + i);
        }
        RecordingPage again = new RecordingPage();
        resume(again, page.secret(), NOBODY, 0);

        assertThat(again.got()).hasSize(171).startsWith("welcome back", "1 t1").endsWith("169 t169", "170 t170");
    }

    @Test
    void what_a_page_claims_to_have_is_believed_only_as_far_as_there_is_anything() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        RecordingPage again = new RecordingPage();
        resume(again, page.secret(), NOBODY, 99);

        assertThat(again.got()).containsExactly("welcome back", "1 hola");
    }

    @Test
    void two_windows_of_one_visitor_show_the_same() {
        Link first = open(page, NOBODY);
        say(first, "a", "hola");
        RecordingPage second = new RecordingPage();
        Link other = resume(second, page.secret(), NOBODY, 0);
        say(other, "b", "desde aquí");
        say(first, "c", "y desde aquí");

        assertThat(page.got()).containsExactly("welcome new", "ack 1 hola", "2 desde aquí", "ack 3 y desde aquí");
        assertThat(second.got()).containsExactly("welcome back", "1 hola", "ack 2 desde aquí", "3 y desde aquí");
    }

    @Test
    void an_unknown_secret_opens_a_new_session_with_a_new_secret() {
        SessionSecret guess = SessionSecret.draw(new Random(1));
        resume(page, guess, NOBODY, 0);

        assertThat(page.got()).containsExactly("welcome new");
        assertThat(page.secret()).isNotEqualTo(guess);
    }

    @Test
    void somebody_else_at_the_same_browser_sees_nothing_of_the_first_one_s_chat() {
        say(open(page, ANA), "a", "es privado");
        RecordingPage leos = new RecordingPage();
        say(resume(leos, page.secret(), LEO, 0), "b", "soy Leo");

        assertThat(leos.got()).containsExactly("welcome instead", "ack 1 soy Leo");
        assertThat(identities()).containsExactly("mailto:ana@corp.com", "mailto:leo@corp.com");
    }

    @Test
    void who_signs_in_in_mid_chat_goes_on_in_the_same_session_as_themselves() {
        Link anonymous = open(page, NOBODY);
        say(anonymous, "a", "hola");
        Link signedIn = chat.sessions()
                .open(page, new Hello(Optional.of(page.secret()), ANA, 1), anonymous)
                .orElseThrow();
        say(signedIn, "b", "soy Ana");

        assertThat(page.got()).containsExactly("welcome new", "ack 1 hola", "welcome back", "ack 2 soy Ana");
        assertThat(identities()).containsExactly(null, "mailto:ana@corp.com");
        assertThat(chat.links().open()).isEqualTo(1);
    }

    @Test
    void who_was_signed_in_stays_so_when_they_come_back_without_a_token() {
        say(open(page, ANA), "a", "hola");
        say(resume(new RecordingPage(), page.secret(), NOBODY, 1), "b", "sigo siendo Ana");

        assertThat(identities()).containsExactly("mailto:ana@corp.com", "mailto:ana@corp.com");
    }

    @Test
    void while_the_stream_is_away_nothing_is_acknowledged_and_later_all_is_published_in_order() {
        Link link = open(page, NOBODY);
        streams.away(true);
        assertThatExceptionOfType(Interactions.NotPublished.class).isThrownBy(() -> say(link, "a", "uno"));
        assertThatExceptionOfType(Interactions.NotPublished.class).isThrownBy(() -> say(link, "b", "dos"));
        assertThat(page.got()).containsExactly("welcome new");

        streams.away(false);
        say(link, "b", "dos");
        say(link, "a", "uno");

        assertThat(streams.interactions()).containsExactly("uno", "dos");
        assertThat(page.got()).containsExactly("welcome new", "1 uno", "ack 2 dos", "ack 1 uno");
    }

    @Test
    void what_a_dead_process_stored_and_did_not_publish_is_published_by_the_next() {
        Link link = open(page, NOBODY);
        say(link, "a", "uno");
        streams.away(true);
        assertThatExceptionOfType(Interactions.NotPublished.class).isThrownBy(() -> say(link, "b", "dos"));
        deliver(link, "d1", "entre medias");
        assertThatExceptionOfType(Interactions.NotPublished.class).isThrownBy(() -> say(link, "c", "tres"));
        streams.away(false);

        chat = replica(Duration.ofSeconds(5));
        assertThat(chat.recovery().recover(true)).isEqualTo(1);
        assertThat(chat.recovery().recover(true)).isZero();
        assertThat(streams.interactions()).containsExactly("uno", "dos", "tres");
    }

    @Test
    void a_session_is_looked_after_until_no_write_can_be_under_way_any_more() {
        say(open(page, NOBODY), "a", "uno");

        replica(RecoverSessions.KEPT).recovery().recover(false);
        assertThat(store.touched()).hasSize(1);
        replica(RecoverSessions.KEPT.plusSeconds(1)).recovery().recover(false);
        assertThat(store.touched()).isEmpty();
    }

    @Test
    void young_sessions_are_left_to_whoever_writes_to_them() {
        Link link = open(page, NOBODY);
        streams.away(true);
        assertThatExceptionOfType(Interactions.NotPublished.class).isThrownBy(() -> say(link, "a", "uno"));
        streams.away(false);

        assertThat(replica(Duration.ofSeconds(10)).recovery().recover(false)).isZero();
        assertThat(replica(Duration.ofSeconds(30)).recovery().recover(false)).isEqualTo(1);
    }

    @Test
    void what_the_page_has_is_delivered_and_what_was_looked_at_is_read_once_each() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        deliver(link, "d1", "buenas");
        deliver(link, "d2", "dígame");
        chat.confirmations().confirm(link, 2, 0);
        chat.confirmations().confirm(link, 2, 2);
        chat.confirmations().confirm(link, 3, 3);
        chat.confirmations().confirm(link, 3, 3);

        assertThat(streams.receipts()).containsExactly("d1 DELIVERED", "d1 READ", "d2 DELIVERED", "d2 READ");
    }

    @Test
    void nothing_can_be_confirmed_that_was_not_shown() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        chat.sessions().leave(link);
        deliver(link, "d1", "buenas");
        chat.confirmations().confirm(link, 2, 2);

        assertThat(streams.receipts()).isEmpty();
    }

    @Test
    void receipts_that_could_not_be_published_are_published_later() {
        Link link = open(page, NOBODY);
        say(link, "a", "hola");
        deliver(link, "d1", "buenas");
        streams.away(true);
        assertThatExceptionOfType(Interactions.NotPublished.class)
                .isThrownBy(() -> chat.confirmations().confirm(link, 2, 2));
        streams.away(false);
        chat.confirmations().settle();

        assertThat(streams.receipts()).containsExactly("d1 DELIVERED", "d1 READ");
    }

    @Test
    void two_replicas_writing_to_one_session_lose_nothing_and_skip_no_number() {
        Link here = open(page, NOBODY);
        say(here, "a", "uno");
        Chat elsewhere = replica(Duration.ZERO);
        RecordingPage other = new RecordingPage();
        Link there = elsewhere
                .sessions()
                .open(other, new Hello(Optional.of(page.secret()), NOBODY, 1), null)
                .orElseThrow();
        elsewhere.messages().say(there, new Utterance("b", null, "dos", List.of()));
        say(here, "c", "tres");

        assertThat(page.got()).containsExactly("welcome new", "ack 1 uno", "2 dos", "ack 3 tres");
        assertThat(streams.interactions()).containsExactly("uno", "dos", "tres");
    }

    @Test
    void what_another_replica_stored_comes_to_who_says_nothing() {
        Link here = open(page, NOBODY);
        say(here, "a", "uno");
        Chat elsewhere = replica(Duration.ZERO);
        elsewhere.deliveries().deliver(here.sessionId(), desk("d-1", "buenas"));
        assertThat(page.got()).containsExactly("welcome new", "ack 1 uno");

        assertThat(chat.news().look()).isEqualTo(1);
        assertThat(chat.news().look()).isZero();
        assertThat(page.got()).containsExactly("welcome new", "ack 1 uno", "2 buenas");
    }

    private Chat replica(Duration later) {
        return Chat.over(
                store, streams, streams, streams, LIFE, random, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private Link open(RecordingPage to, Visitor visitor) {
        return chat.sessions()
                .open(to, new Hello(Optional.empty(), visitor, 0), null)
                .orElseThrow();
    }

    private Link resume(RecordingPage to, SessionSecret secret, Visitor visitor, long lastSeq) {
        return chat.sessions()
                .open(to, new Hello(Optional.of(secret), visitor, lastSeq), null)
                .orElseThrow();
    }

    private void say(Link link, String clientId, String text) {
        chat.messages().say(link, new Utterance(clientId, null, text, List.of()));
    }

    private void deliver(Link link, String deliveryId, String text) {
        assertThat(chat.deliveries().deliver(link.sessionId(), desk(deliveryId, text)))
                .isPresent();
    }

    private static FromDesk desk(String deliveryId, String text) {
        return new FromDesk(deliveryId, "agent-message", "Leo", text, "es", "HILO-7", List.of());
    }

    private Iterable<String> identities() {
        return streams.messages().stream()
                .map(ChatMessage::body)
                .map(FromVisitor.class::cast)
                .map(said -> said.visitor().identity())
                .toList();
    }
}
