package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.InMemoryChatStore;
import dev.hilo.channel.chat.app.Link;
import dev.hilo.channel.chat.app.OpenSession.Hello;
import dev.hilo.channel.chat.app.SayMessage.Utterance;
import dev.hilo.channel.chat.app.VisitorLink;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionLife;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.channel.chat.model.Wording;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelUnderTest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The chat at work on the kit's transport, with a page for each person that writes down what it is shown. */
final class ChatUnderTest implements ChannelUnderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 4_000;

    private final InMemoryChatStore store;
    private final Chat chat;
    private final Deliveries deliveries;
    private final ChannelTransport.Subscription erasures;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    ChatUnderTest(ChannelTransport transport, RetryPolicy retry, InMemoryChatStore store, DeliveryJournal journal) {
        this.store = store;
        Channel channel = Channel.on("chat", transport);
        this.chat = Chat.over(
                store,
                new ChannelInteractions(channel, PATIENCE),
                new ChannelReceipts(channel.receipts(journal), PATIENCE),
                (sessionId, sign) -> {},
                new SessionLife(Duration.ofDays(7), Duration.ofDays(7), Duration.ofDays(30)),
                new SecureRandom(),
                Clock.systemUTC());
        this.erasures = channel.erasures(new ForgetVisitors(chat)::forget);
        this.deliveries = channel.deliveries(journal).retry(retry).start(new ChatSender(chat.deliveries()));
    }

    @Override
    public String identityOf(String person) {
        page(person);
        return InteractionMapper.identity(secret(person).sessionId());
    }

    @Override
    public void personWrites(PersonMessage message) {
        requireSayable(message.id(), message.text());
        chat.messages()
                .say(
                        page(message.person()).link(),
                        new Utterance(message.id(), message.conversation(), message.text(), List.of()));
    }

    /** A frame without the page's name for its message. */
    @Override
    public void somethingUnreadableArrives() {
        requireSayable("", "sin nombre");
    }

    /** What the socket checks before it hands a frame on. */
    private static void requireSayable(String clientId, String text) {
        if (!Wording.isName(clientId) || Wording.length(Wording.clean(text)) > LONGEST) {
            throw new IllegalArgumentException("the page is told: invalid frame, or too long");
        }
    }

    @Override
    public boolean remembers(String person) {
        String session = secret(person).sessionId();
        return store.session(session).isPresent()
                || !store.messages(session, 0, 1).isEmpty();
    }

    @Override
    public List<String> personGot(String person) {
        return page(person).shown;
    }

    @Override
    public void breakProvider() {
        store.full("the store takes no messages");
    }

    @Override
    public void mendProvider() {
        store.full(null);
    }

    @Override
    public void close() {
        deliveries.close();
        erasures.close();
    }

    /** Each person's page is open in a session that they have written in before. */
    private Page page(String person) {
        return pages.computeIfAbsent(person, name -> {
            SessionSecret secret = secret(name);
            store.open(ChatSession.opened(
                    secret.sessionId(),
                    secret.hash(),
                    Visitor.anonymous("es"),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS)));
            return new Page(chat, secret);
        });
    }

    private static SessionSecret secret(String person) {
        return SessionSecret.draw(new Random(person.hashCode()));
    }

    private static final class Page implements VisitorLink {

        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final Chat chat;
        private volatile boolean dismissed;
        private Link link;

        Page(Chat chat, SessionSecret secret) {
            this.chat = chat;
            this.link = open(Optional.of(secret));
        }

        private Link open(Optional<SessionSecret> secret) {
            return chat.sessions()
                    .open(this, new Hello(secret, Visitor.anonymous("es"), 0), null)
                    .orElseThrow();
        }

        /** Once dismissed, of a session of its own. */
        Link link() {
            if (dismissed) {
                dismissed = false;
                link = open(Optional.empty());
            }
            return link;
        }

        @Override
        public void welcome(SessionSecret secret, ChatSession session, Start start, List<ChatMessage> missed) {
            missed.forEach(this::show);
        }

        @Override
        public void dismiss(Dismissal why) {
            dismissed = true;
        }

        @Override
        public void show(ChatMessage message) {
            if (message.body() instanceof FromDesk desk) {
                shown.add(desk.text());
            }
        }

        @Override
        public void deskIsHere(boolean here) {}

        @Override
        public void deskTypes(Duration holds) {}

        @Override
        public void acknowledge(ChatMessage message) {}
    }
}
