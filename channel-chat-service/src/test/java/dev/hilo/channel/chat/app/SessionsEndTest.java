package dev.hilo.channel.chat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hilo.channel.chat.app.OpenSession.Hello;
import dev.hilo.channel.chat.app.SayMessage.Utterance;
import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come back to a session, and until when: after signing in, after signing out, and after a long time. */
class SessionsEndTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Visitor NOBODY = Visitor.anonymous("es");
    private static final Visitor ANA = new Visitor("es", "Ana Núñez", "mailto:ana@corp.example.com", "sub-ana");
    private static final Visitor UNPROVEN_ADDRESS = new Visitor("es", "王芳", null, "sub-wang");

    private final InMemoryChatStore store = new InMemoryChatStore();
    private final RecordingStreams streams = new RecordingStreams();
    private final Random random = new Random(7);
    private final RecordingPage planted = new RecordingPage();
    private final RecordingPage page = new RecordingPage();
    private final RecordingPage later = new RecordingPage();
    private Chat chat = after(Duration.ZERO);

    @BeforeEach
    void somebody_writes_and_leaves_the_secret_in_another_s_browser() {
        say(open(planted, NOBODY), "a", "hola");
    }

    @Test
    void who_signs_in_gets_a_new_secret_and_who_planted_the_old_one_is_sent_away_and_reads_nothing() {
        Link anas = resume(page, planted.secret(), ANA);
        deliver("d1", "es privado");
        say(anas, "b", "soy Ana");

        assertThat(page.got()).containsExactly("welcome back", "1 hola", "2 es privado", "ack 3 soy Ana");
        assertThat(page.secret().sessionId()).isEqualTo(planted.secret().sessionId());
        assertThat(page.secret()).isNotEqualTo(planted.secret());
        assertThat(planted.got()).containsExactly("welcome new", "ack 1 hola", "dismissed: SECRET_REPLACED");
        assertThat(hello(later, planted.secret(), NOBODY)).as("the old secret").isEmpty();
        assertThat(later.got()).isEmpty();
        assertThat(chat.uploads().uploader(planted.secret()).isPresent()).isFalse();
        assertThat(chat.uploads().uploader(page.secret()).isPresent()).isTrue();
        assertThat(say(resume(later, page.secret(), NOBODY), "c", "sigo")).isEqualTo(4);
    }

    @Test
    void on_another_replica_who_planted_the_old_secret_is_sent_away_before_anything_more_is_shown() {
        Chat elsewhere = after(Duration.ZERO);
        elsewhere.sessions().open(page, new Hello(Optional.of(planted.secret()), ANA, 0), null);
        elsewhere.deliveries().deliver(planted.secret().sessionId(), desk("d1", "es privado"));
        chat.news().look();

        assertThat(planted.got()).containsExactly("welcome new", "ack 1 hola", "dismissed: SECRET_REPLACED");
        assertThat(chat.links().open()).isZero();
    }

    @Test
    void a_delivery_or_a_message_that_comes_first_sends_them_away_too() {
        Link other = resume(page, planted.secret(), NOBODY);
        after(Duration.ZERO).sessions().open(later, new Hello(Optional.of(planted.secret()), ANA, 0), null);
        assertThatExceptionOfType(OpenSession.Dismissed.class).isThrownBy(() -> say(other, "b", "¿quién lee esto?"));
        deliver("d1", "es privado");

        assertThat(planted.got()).containsExactly("welcome new", "ack 1 hola", "dismissed: SECRET_REPLACED");
        assertThat(page.got()).containsExactly("welcome back", "1 hola", "dismissed: SECRET_REPLACED");
        assertThat(streams.interactions()).containsExactly("hola");
    }

    @Test
    void a_token_alone_goes_on_with_its_person_s_session_when_the_new_secret_got_lost() {
        resume(page, planted.secret(), ANA);
        SessionSecret lost = page.secret();
        resume(later, planted.secret(), ANA);

        assertThat(later.got()).containsExactly("welcome back", "1 hola");
        assertThat(later.secret()).isNotIn(lost, planted.secret());
        assertThat(page.got()).endsWith("dismissed: SECRET_REPLACED");
    }

    @Test
    void who_shows_their_token_on_each_page_keeps_their_secret_and_their_other_windows() {
        resume(page, planted.secret(), ANA);
        RecordingPage second = new RecordingPage();
        resume(second, page.secret(), ANA);

        assertThat(second.secret()).isEqualTo(page.secret());
        assertThat(page.got()).containsExactly("welcome back", "1 hola");
    }

    @Test
    void somebody_else_s_token_begins_another_session_also_where_it_proves_no_address() {
        resume(page, planted.secret(), ANA);
        say(resume(later, page.secret(), UNPROVEN_ADDRESS), "b", "no soy Ana");

        assertThat(later.got()).containsExactly("welcome instead", "ack 1 no soy Ana");
        assertThat(streams.messages().getLast().body())
                .hasFieldOrPropertyWithValue("visitor.identity", null)
                .hasFieldOrPropertyWithValue("visitor.name", "王芳");
        assertThat(page.got()).containsExactly("welcome back", "1 hola");
    }

    @Test
    void after_signing_out_nothing_opens_the_session_nor_can_the_desk_write_to_it() {
        resume(page, planted.secret(), ANA);
        RecordingPage second = new RecordingPage();
        resume(second, page.secret(), NOBODY);
        chat.sessions().signOut(page.secret());
        chat.sessions().signOut(page.secret());

        assertThat(List.of(page, second))
                .allSatisfy(one -> assertThat(one.got()).endsWith("dismissed: SESSION_OVER"));
        for (Visitor visitor : List.of(NOBODY, ANA)) {
            RecordingPage again = new RecordingPage();
            resume(again, page.secret(), visitor);
            assertThat(again.got()).containsExactly("welcome instead");
        }
        assertThat(chat.uploads().uploader(page.secret()).isPresent()).isFalse();
        assertThat(chat.deliveries().deliver(page.secret().sessionId(), desk("d1", "¿sigue ahí?")))
                .isEmpty();
    }

    @Test
    void only_who_holds_the_secret_can_sign_out() {
        resume(page, planted.secret(), ANA);
        chat.sessions().signOut(planted.secret());
        chat.sessions().signOut(SessionSecret.draw(page.secret().sessionId(), new Random(3)));

        assertThat(page.got()).containsExactly("welcome back", "1 hola");
        assertThat(chat.uploads().uploader(page.secret()).isPresent()).isTrue();
    }

    @Test
    void a_session_nobody_used_for_a_week_is_over() {
        chat = after(Duration.ofDays(7).minusSeconds(1));
        resume(page, planted.secret(), NOBODY);
        assertThat(page.got()).containsExactly("welcome back", "1 hola");

        chat = after(Duration.ofDays(14).minusSeconds(2));
        resume(later, planted.secret(), NOBODY);
        assertThat(later.got()).as("used in between").containsExactly("welcome back", "1 hola");

        chat = after(Duration.ofDays(21).minusSeconds(2));
        RecordingPage over = new RecordingPage();
        resume(over, planted.secret(), NOBODY);
        assertThat(over.got()).containsExactly("welcome instead");
    }

    @Test
    void a_session_is_over_after_a_month_however_much_it_is_used() {
        for (int days = 5; days < 30; days += 5) {
            chat = after(Duration.ofDays(days));
            RecordingPage one = new RecordingPage();
            resume(one, planted.secret(), NOBODY);
            assertThat(one.got()).startsWith("welcome back");
        }
        chat = after(Duration.ofDays(30));
        resume(page, planted.secret(), NOBODY);
        assertThat(page.got()).containsExactly("welcome instead");
    }

    @Test
    void who_signed_in_has_to_do_so_again_after_half_a_day_and_then_goes_on() {
        resume(page, planted.secret(), ANA);
        chat = after(Duration.ofHours(12));

        assertThat(hello(later, page.secret(), NOBODY)).isEmpty();
        assertThat(later.got()).as("the next person at the same browser").isEmpty();
        assertThat(chat.files().find(page.secret(), 1, 0)).isEmpty();
        deliver("d1", "¿sigue ahí?");
        resume(later, page.secret(), ANA);
        assertThat(later.got()).containsExactly("welcome back", "1 hola", "2 ¿sigue ahí?");
    }

    @Test
    void a_page_left_open_is_sent_away_when_its_time_is_over() {
        Clock[] now = {Clock.fixed(START, ZoneOffset.UTC)};
        chat = Chat.over(store, streams, streams, streams, ChatTest.LIFE, random, new MovedClock(now));
        Link anas = resume(page, planted.secret(), ANA);
        now[0] = Clock.fixed(START.plus(Duration.ofHours(11)), ZoneOffset.UTC);
        chat.sessions().use(anas);
        now[0] = Clock.fixed(START.plus(Duration.ofHours(22)), ZoneOffset.UTC);
        chat.news().look();
        assertThat(page.got()).containsExactly("welcome back", "1 hola");

        now[0] = Clock.fixed(START.plus(Duration.ofHours(23)), ZoneOffset.UTC);
        chat.news().look();
        assertThat(page.got()).containsExactly("welcome back", "1 hola", "dismissed: SECRET_REPLACED");
    }

    @Test
    void an_erased_visitor_s_page_is_sent_away_on_every_replica_and_brings_nothing_back() {
        Chat elsewhere = after(Duration.ZERO);
        Link there = elsewhere
                .sessions()
                .open(page, new Hello(Optional.of(planted.secret()), NOBODY, 0), null)
                .orElseThrow();
        chat.sessions().erase(planted.secret().sessionId());

        assertThat(planted.got()).endsWith("dismissed: SESSION_OVER");
        assertThatExceptionOfType(OpenSession.Dismissed.class)
                .isThrownBy(() -> elsewhere.messages().say(there, new Utterance("b", null, "sigo", List.of())));
        assertThat(page.got()).endsWith("dismissed: SESSION_OVER");
        assertThat(store.session(planted.secret().sessionId())).isEmpty();
        resume(later, planted.secret(), NOBODY);
        assertThat(later.got()).containsExactly("welcome new");
    }

    @Test
    void a_file_is_found_by_the_secret_of_now_only() {
        store.insert(new ChatMessage(
                planted.secret().sessionId(),
                2,
                START,
                new FromDesk(
                        "d9",
                        "agent-message",
                        "Leo",
                        "mire",
                        "es",
                        null,
                        List.of(new ChatFile("att_1", "nómina.pdf", "application/pdf", 3, "ab")))));
        assertThat(chat.files().find(planted.secret(), 2, 0)).isPresent();
        resume(page, planted.secret(), ANA);

        assertThat(chat.files().find(planted.secret(), 2, 0)).isEmpty();
        assertThat(chat.files().find(page.secret(), 2, 0)).isPresent();
    }

    private Chat after(Duration later) {
        return Chat.over(
                store,
                streams,
                streams,
                streams,
                ChatTest.LIFE,
                random,
                Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private Link open(RecordingPage to, Visitor visitor) {
        return chat.sessions()
                .open(to, new Hello(Optional.empty(), visitor, 0), null)
                .orElseThrow();
    }

    private Optional<Link> hello(RecordingPage to, SessionSecret secret, Visitor visitor) {
        return chat.sessions().open(to, new Hello(Optional.of(secret), visitor, 0), null);
    }

    private Link resume(RecordingPage to, SessionSecret secret, Visitor visitor) {
        return hello(to, secret, visitor).orElseThrow();
    }

    private long say(Link link, String clientId, String text) {
        return chat.messages()
                .say(link, new Utterance(clientId, null, text, List.of()))
                .seq();
    }

    private void deliver(String id, String text) {
        assertThat(chat.deliveries().deliver(planted.secret().sessionId(), desk(id, text)))
                .isPresent();
    }

    private static FromDesk desk(String id, String text) {
        return new FromDesk(id, "agent-message", "Leo", text, "es", "HILO-7", List.of());
    }

    /** Whatever the time is now. */
    private static final class MovedClock extends Clock {

        private final Clock[] now;

        MovedClock(Clock[] now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now[0].instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
