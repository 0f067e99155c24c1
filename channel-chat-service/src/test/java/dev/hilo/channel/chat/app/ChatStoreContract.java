package dev.hilo.channel.chat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.chat.app.ChatStore.Insertion;
import dev.hilo.channel.chat.app.ChatStore.Touched;
import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the chat rests on. Every store passes it. */
public abstract class ChatStoreContract {

    private static final String HASH = "0a1b";
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final Visitor ANA = new Visitor("es", "Ana García", "mailto:ana@corp.com", "sub-ana");

    private static final ChatFile FILE = new ChatFile("att_0", "foto ñ.png", "image/png", 7L, "cd");

    private final String session = "vis_" + UUID.randomUUID();

    protected abstract ChatStore store();

    @Test
    void a_session_comes_back_as_it_was_opened() {
        assertThat(store().session(session)).isEmpty();
        ChatSession opened = ChatSession.opened(session, HASH, ANA, AT);

        assertThat(store().open(opened)).isEqualTo(opened);
        assertThat(store().session(session)).contains(opened);
    }

    @Test
    void many_sessions_are_known_at_once() {
        String other = "vis_" + UUID.randomUUID();
        store().open(ChatSession.opened(session, HASH, ANA, AT));
        store().open(ChatSession.opened(other, HASH, ANA, AT));
        store().advance(session, Marks.published(3));

        store().keep(session, new Upload("a", 0, FILE));

        assertThat(store().sessions(List.of(session, other, "vis_unknown")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        session,
                        ChatSession.opened(session, HASH, ANA, AT).advancedBy(Marks.published(3)),
                        other,
                        ChatSession.opened(other, HASH, ANA, AT)));
    }

    @Test
    void an_erased_session_is_gone_with_what_was_said_and_others_stay() {
        String other = "vis_" + UUID.randomUUID();
        store().open(ChatSession.opened(session, HASH, ANA, AT));
        store().open(ChatSession.opened(other, HASH, ANA, AT));
        store().touch(session, AT);

        store().erase(session);
        store().erase(session);

        assertThat(store().session(session)).isEmpty();
        assertThat(store().messages(session, 0, 10)).isEmpty();
        assertThat(store().touched()).noneMatch(note -> note.sessionId().equals(session));
        assertThat(store().session(other)).isPresent();
    }

    @Test
    void a_session_is_opened_once() {
        ChatSession first = store().open(ChatSession.opened(session, HASH, ANA, AT));

        assertThat(store().open(ChatSession.opened(session, HASH, Visitor.anonymous("en"), AT.plusSeconds(9))))
                .isEqualTo(first);
    }

    @Test
    void a_visitor_who_signs_in_is_known_from_then_on() {
        store().open(ChatSession.opened(session, HASH, Visitor.anonymous("es"), AT));
        store().identify(session, ANA);

        assertThat(store().session(session))
                .get()
                .extracting(ChatSession::visitor)
                .isEqualTo(ANA);
    }

    @Test
    void who_signs_in_is_known_and_gets_another_secret_unless_somebody_else_was_first() {
        store().open(ChatSession.opened(session, HASH, Visitor.anonymous("es"), AT));

        assertThat(store().signIn(session, HASH, "ff01", ANA)).isTrue();
        assertThat(store().signIn(session, HASH, "ff02", Visitor.anonymous("en")))
                .isFalse();
        assertThat(store().signIn("vis_unknown", HASH, "ff02", ANA)).isFalse();
        assertThat(store().session(session)).contains(ChatSession.opened(session, "ff01", ANA, AT));
    }

    @Test
    void who_signs_out_leaves_a_session_that_nothing_opens() {
        store().open(ChatSession.opened(session, HASH, ANA, AT));

        assertThat(store().signOut(session, "ff01")).isFalse();
        assertThat(store().signOut(session, HASH)).isTrue();
        assertThat(store().signOut(session, HASH)).isFalse();
        assertThat(store().signIn(session, HASH, "ff01", ANA)).isFalse();
        assertThat(store().session(session)).get().satisfies(left -> {
            assertThat(left.secretHash()).isNull();
            assertThat(left.visitor()).isEqualTo(ANA);
        });
    }

    @Test
    void when_a_session_was_used_is_never_moved_back() {
        store().open(ChatSession.opened(session, HASH, ANA, AT));
        store().use(session, AT.plusSeconds(60));
        store().use(session, AT.plusSeconds(30));
        store().use("vis_unknown", AT);

        assertThat(store().session(session))
                .contains(ChatSession.opened(session, HASH, ANA, AT).usedAt(AT.plusSeconds(60)));
        assertThat(store().session("vis_unknown")).isEmpty();
    }

    @Test
    void marks_only_rise() {
        store().open(ChatSession.opened(session, HASH, ANA, AT));
        store().advance(session, Marks.published(7));
        store().advance(session, Marks.published(3));
        store().advance(session, Marks.confirmed(5, 2));
        store().advance(session, Marks.confirmed(4, 0));

        assertThat(store().session(session))
                .get()
                .extracting(ChatSession::marks)
                .isEqualTo(new Marks(7, 7, 5, 2));
    }

    @Test
    void messages_come_back_as_they_were_stored_and_in_order() {
        List<ChatMessage> stored = List.of(
                message(1, "a"),
                new ChatMessage(session, 2, AT, new FromVisitor("b", "tema-2", "en otra", ANA, List.of(FILE))),
                new ChatMessage(
                        session,
                        3,
                        AT,
                        new FromDesk(
                                "dlv_1",
                                "agent-message",
                                "Leo",
                                "hola ñ",
                                "es",
                                "HILO-7",
                                List.of(new ChatFile("att_1", "pasos ñ.pdf", "application/pdf", 3L, "ab")))),
                new ChatMessage(session, 4, AT, new FromDesk("dlv_2", "other", null, "chao", "es", null, List.of())));
        for (ChatMessage message : stored) {
            assertThat(store().insert(message)).isEqualTo(new Insertion.Stored(message));
        }

        assertThat(store().messages(session, 0, 10)).isEqualTo(stored);
        assertThat(store().messages(session, 1, 2)).isEqualTo(stored.subList(1, 3));
        assertThat(store().messages(session, 4, 10)).isEmpty();
        assertThat(store().messages("vis_another", 0, 10)).isEmpty();
    }

    @Test
    void files_wait_for_their_message_the_first_of_a_number_stays_and_the_oldest_go_first() {
        store().keep(session, new Upload("a", 0, FILE));
        assertThat(store().uploads(session)).as("no such session").isEmpty();
        store().open(ChatSession.opened(session, HASH, ANA, AT));
        store().keep(session, new Upload("a", 0, FILE));
        store().keep(session, new Upload("a", 1, FILE));
        store().keep(session, new Upload("b", 0, FILE));
        store().keep(session, new Upload("a", 0, new ChatFile("att_9", "otra", "image/png", 9L, "ef")));
        assertThat(store().uploads(session))
                .containsExactly(new Upload("a", 0, FILE), new Upload("a", 1, FILE), new Upload("b", 0, FILE));

        IntStream.range(0, ChatStore.UPLOADS).forEach(n -> store().keep(session, new Upload("c", n, FILE)));
        assertThat(store().uploads(session))
                .hasSize(ChatStore.UPLOADS)
                .allMatch(one -> one.clientId().equals("c"));
        assertThat(store().session(session)).contains(ChatSession.opened(session, HASH, ANA, AT));
    }

    @Test
    void a_number_is_given_once() {
        store().insert(message(1, "a"));

        assertThat(store().insert(message(1, "b"))).isEqualTo(new Insertion.NumberTaken());
    }

    @Test
    void the_same_message_is_found_under_the_number_it_had() {
        store().insert(message(1, "a"));
        ChatMessage again =
                new ChatMessage(session, 2, AT.plusSeconds(5), message(1, "a").body());

        assertThat(store().insert(again)).isEqualTo(new Insertion.Known(message(1, "a")));
        assertThat(store().insert(message(1, "a"))).isEqualTo(new Insertion.Known(message(1, "a")));
    }

    @Test
    void sessions_do_not_share_keys_or_numbers() {
        store().insert(message(1, "a"));
        ChatMessage other =
                new ChatMessage(session + "-2", 1, AT, message(1, "a").body());

        assertThat(store().insert(other)).isEqualTo(new Insertion.Stored(other));
    }

    @Test
    void writers_at_once_leave_no_gap_and_no_double() throws Exception {
        int writers = 8;
        int each = 10;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Void>> work = IntStream.range(0, writers)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        for (int i = 0; i < each; i++) {
                            append(writer + "-" + i);
                            append("shared-" + i);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        int expected = writers * each + each;
        List<ChatMessage> all = store().messages(session, 0, 1000);
        assertThat(all)
                .extracting(ChatMessage::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, expected).boxed().toList());
        assertThat(all).extracting(message -> message.body().key()).doesNotHaveDuplicates();
    }

    @Test
    void a_note_is_withdrawn_only_if_it_was_not_renewed() {
        store().touch(session, AT);
        Touched first = noted();
        store().touch(session, AT.plusSeconds(60));
        store().touch(session, AT.plusSeconds(30));
        store().forget(first);
        assertThat(noted()).isEqualTo(new Touched(session, AT.plusSeconds(60)));

        store().forget(noted());
        assertThat(store().touched()).extracting(Touched::sessionId).doesNotContain(session);
    }

    private Touched noted() {
        return store().touched().stream()
                .filter(note -> note.sessionId().equals(session))
                .findFirst()
                .orElseThrow();
    }

    private void append(String clientId) {
        long seq = 1;
        while (store().insert(message(seq, clientId)) instanceof Insertion.NumberTaken) {
            seq++;
        }
    }

    private ChatMessage message(long seq, String clientId) {
        return new ChatMessage(session, seq, AT, new FromVisitor(clientId, null, "hola " + clientId, ANA, List.of()));
    }
}
