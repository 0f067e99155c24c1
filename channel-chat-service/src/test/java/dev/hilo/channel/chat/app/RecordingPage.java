package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that writes down what it gets: {@code welcome new}, {@code 1 text}, {@code ack 2 text}. */
final class RecordingPage implements VisitorLink {

    private final List<String> got = new ArrayList<>();
    private @Nullable SessionSecret secret;
    private boolean deskIsHere;

    List<String> got() {
        return got;
    }

    SessionSecret secret() {
        if (secret == null) {
            throw new IllegalStateException("not welcomed");
        }
        return secret;
    }

    @Override
    public void welcome(SessionSecret given, ChatSession session, Start start, List<ChatMessage> missed) {
        secret = given;
        got.add(
                switch (start) {
                    case RESUMED -> "welcome back";
                    case NEW -> "welcome new";
                    case INSTEAD -> "welcome instead";
                });
        missed.forEach(this::show);
    }

    @Override
    public void dismiss(Dismissal why) {
        got.add("dismissed: " + why);
    }

    @Override
    public void show(ChatMessage message) {
        got.add(message.seq() + " " + message.body().text());
    }

    @Override
    public void deskIsHere(boolean here) {
        if (here != deskIsHere) {
            deskIsHere = here;
            got.add(here ? "desk is here" : "desk is gone");
        }
    }

    @Override
    public void deskTypes(Duration holds) {
        got.add("desk types for " + holds.toSeconds() + " s");
    }

    @Override
    public void acknowledge(ChatMessage message) {
        got.add("ack " + message.seq() + " " + message.body().text());
    }
}
