package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.Deliveries;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The smallest channel there is, on the kit: what an integrator would write first. */
class PagerConformanceTest extends ChannelConformanceTest {

    private final DeliveryJournal journal = new InMemoryDeliveryJournal();
    private final Map<String, List<String>> pagers = new ConcurrentHashMap<>();

    @Override
    protected String channel() {
        return "pager";
    }

    @Override
    protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) {
        return atWork(transport, retry, journal);
    }

    ChannelUnderTest atWork(ChannelTransport transport, RetryPolicy retry, DeliveryJournal remembered) {
        return new Pager(Channel.on("pager", transport), retry, remembered);
    }

    /** A message as a pager's provider would hand it over. */
    private record Page(String text) {}

    private final class Pager implements ChannelUnderTest {

        private final Channel channel;
        private final Deliveries deliveries;
        private final ChannelTransport.Subscription erasures;
        private volatile boolean broken;

        Pager(Channel channel, RetryPolicy retry, DeliveryJournal journal) {
            this.channel = channel;
            this.erasures = channel.erasures(pagers::remove);
            this.deliveries = channel.deliveries(journal).retry(retry).start(this::send);
        }

        private DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
            if (broken) {
                throw new TemporaryFailure("no signal");
            }
            pagers.computeIfAbsent(delivery.to(), to -> new CopyOnWriteArrayList<>())
                    .add(delivery.text());
            return new DeliveryOutcome.Sent(delivery.id());
        }

        @Override
        public String identityOf(String person) {
            return "pager:" + person;
        }

        @Override
        public void personWrites(PersonMessage message) {
            if (message.text().length() > 10_000) {
                throw new IllegalArgumentException("longer than a pager's message");
            }
            channel.publishAndWait(new Interaction(
                    channel.interactionId(message.id()),
                    "pager",
                    Instant.parse("2026-11-23T10:00:00Z"),
                    new Party(identityOf(message.person()), false, null, List.of()),
                    new Conversation(message.conversation(), message.id(), List.of()),
                    null,
                    Content.of(message.text()),
                    List.of(),
                    List.of(),
                    Automation.NONE,
                    null,
                    Map.of()));
        }

        @Override
        public void somethingUnreadableArrives() {
            ContractJson.read("{half".getBytes(StandardCharsets.UTF_8), Page.class);
        }

        @Override
        public List<String> personGot(String person) {
            return pagers.getOrDefault(identityOf(person), List.of());
        }

        @Override
        public void breakProvider() {
            broken = true;
        }

        @Override
        public void mendProvider() {
            broken = false;
        }

        @Override
        public boolean remembers(String person) {
            return pagers.containsKey(identityOf(person));
        }

        @Override
        public void close() {
            deliveries.close();
            erasures.close();
        }
    }
}
