package dev.hilo.channel.chat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.chat.app.OpenSession.Hello;
import dev.hilo.channel.chat.app.SayMessage.Utterance;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShowPresenceTest {

    private final RecordingStreams streams = new RecordingStreams();
    private final RecordingPage page = new RecordingPage();
    private final InMemoryChatStore store = new InMemoryChatStore();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Chat chat = Chat.over(store, streams, streams, streams, ChatTest.LIFE, new Random(7), clock);

    @Test
    void the_desk_is_here_until_that_no_longer_holds_and_pages_are_told_once_for_each_change() {
        open(page);
        chat.presence().deskIsHere(now.plusSeconds(45));
        chat.presence().deskIsHere(now.plusSeconds(60));
        pass(59);
        chat.presence().show();
        assertThat(page.got()).containsExactly("welcome new", "desk is here");

        pass(1);
        chat.presence().show();
        chat.presence().show();
        assertThat(page.got()).containsExactly("welcome new", "desk is here", "desk is gone");
    }

    @Test
    void who_types_is_here_and_does_not_cut_short_what_was_said_before() {
        Link link = open(page);
        chat.presence().deskTypes(link.sessionId(), now.plusSeconds(6));
        assertThat(page.got()).containsExactly("welcome new", "desk is here", "desk types for 6 s");

        chat.presence().deskIsHere(now.plusSeconds(45));
        chat.presence().deskTypes(link.sessionId(), now.plusSeconds(6));
        pass(10);
        assertThat(chat.presence().isDeskHere()).isTrue();
    }

    @Test
    void the_desk_hears_of_typing_every_two_seconds_at_most_and_of_nobody_who_said_nothing() {
        Link link = open(page);
        chat.presence().isHere(link);
        chat.presence().types(link);
        chat.presence().beat();
        chat.presence().left(link);
        assertThat(streams.signs()).isEmpty();

        say(link);
        chat.presence().types(link);
        pass(1);
        chat.presence().types(link);
        pass(2);
        chat.presence().types(link);
        assertThat(streams.signs()).containsExactly("TYPING", "TYPING");
    }

    @Test
    void a_visitor_with_two_windows_is_here_until_the_last_is_closed_and_every_beat_says_so_once() {
        Link first = open(page);
        say(first);
        Link second = chat.sessions()
                .open(new RecordingPage(), new Hello(Optional.of(page.secret()), Visitor.anonymous("es"), 0), null)
                .orElseThrow();
        chat.presence().beat();
        leave(first);
        chat.presence().beat();
        leave(second);
        chat.presence().beat();

        assertThat(streams.signs()).containsExactly("HERE", "HERE", "GONE");
    }

    private Link open(RecordingPage to) {
        return chat.sessions()
                .open(to, new Hello(Optional.empty(), Visitor.anonymous("es"), 0), null)
                .orElseThrow();
    }

    private void say(Link link) {
        chat.messages().say(link, new Utterance("a", null, "hola", List.of()));
    }

    private void leave(Link link) {
        chat.sessions().leave(link);
        chat.presence().left(link);
    }

    private void pass(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }
}
