package dev.hilo.notification.telling.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.test.Samples;
import dev.hilo.notification.SealedStory;
import dev.hilo.notification.telling.adapter.text.BundledTexts;
import dev.hilo.notification.telling.app.MemoryUserContacts;
import dev.hilo.notification.telling.app.Outbox;
import dev.hilo.notification.telling.app.TellUsers;
import dev.hilo.notification.telling.app.UserContactsStore;
import dev.hilo.notification.telling.model.Facts;
import dev.hilo.notification.telling.model.UserContacts;
import dev.hilo.notification.tracking.app.MemoryLedger;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract's samples folded as they come off the stream, with every kind of repetition. */
class StoryTest {

    private final List<ContextCommitted> story = Samples.story();
    private final String user = story.getFirst().userId();
    private final MemoryUserContacts store = new MemoryUserContacts();
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Delivery> published = new ArrayList<>();
    private final Outbox outbox =
            messages -> messages.stream().map(Deliveries::of).forEach(published::add);

    @Test
    void the_story_leads_to_three_deliveries_each_where_the_user_is_at_that_time() {
        handle(service(store, outbox), story);

        assertThat(published).hasSize(3);
        assertThat(published.get(0)).satisfies(acknowledgement -> {
            assertThat(acknowledgement.kind()).isEqualTo(Delivery.Kind.ACKNOWLEDGEMENT);
            assertThat(acknowledgement.channel()).isEqualTo("email");
            assertThat(acknowledgement.to()).isEqualTo("mailto:ana@corp.com");
            assertThat(acknowledgement.id()).isEqualTo(Ids.delivery(user, 1, 3, "mailto:ana@corp.com"));
            assertThat(acknowledgement.subject())
                    .as("nobody vouches for this mail")
                    .isNull();
            assertThat(acknowledgement.text()).contains("HILO-1001").doesNotContain("Ana");
            assertThat(acknowledgement.conversation())
                    .isEqualTo(new Conversation(
                            "<vpn-1@corp.com>",
                            "<vpn-1@corp.com>",
                            List.of("<vpn-1@corp.com>"),
                            "mailto:redes@hilo.local"));
            assertThat(acknowledgement.author()).isNull();
        });
        assertThat(published.get(1)).satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Delivery.Kind.AGENT_MESSAGE);
            assertThat(message.channel()).isEqualTo("chat");
            assertThat(message.to()).isEqualTo("chat:7f3c9a");
            assertThat(message.author()).isEqualTo("Marta");
            assertThat(message.text()).isEqualTo("Hola Ana, he reiniciado tu perfil de VPN. ¿Puedes probar ahora?");
        });
        assertThat(published.get(2)).satisfies(resolution -> {
            assertThat(resolution.kind()).isEqualTo(Delivery.Kind.RESOLUTION);
            assertThat(resolution.channel()).isEqualTo("chat");
            assertThat(resolution.text()).contains("HILO-1001", "El perfil de VPN estaba caducado");
        });
        assertThat(store.load(List.of(user)).values())
                .singleElement()
                .extracting(UserContacts::version)
                .isEqualTo(7L);
    }

    @Test
    void every_commit_twice_and_the_whole_stream_again_tell_nobody_anything_twice() {
        List<ContextCommitted> twice = new ArrayList<>();
        story.forEach(commit -> twice.addAll(List.of(commit, commit)));
        TellUsers service = service(store, outbox);

        handle(service, twice);
        handle(service, story);
        story.forEach(commit -> handle(service, List.of(commit)));

        assertThat(published).hasSize(3);
    }

    @Test
    void after_a_crash_between_publishing_and_saving_the_same_deliveries_go_out_under_the_same_ids() {
        UserContactsStore dying = new UserContactsStore() {
            @Override
            public Map<String, UserContacts> load(Collection<String> userIds) {
                return store.load(userIds);
            }

            @Override
            public void save(Collection<UserContacts> users) {
                throw new IllegalStateException("killed");
            }
        };
        for (int end = 1; end <= story.size(); end++) {
            List<ContextCommitted> batch = story.subList(0, end);
            assertThatThrownBy(() -> handle(service(dying, outbox), batch)).hasMessage("killed");
        }
        handle(service(store, outbox), story);

        Map<String, Delivery> byId = new LinkedHashMap<>();
        published.forEach(delivery -> assertThat(byId.merge(delivery.id(), delivery, (one, other) -> other))
                .as("the same id is the same delivery to the last letter")
                .isEqualTo(delivery));
        assertThat(byId).hasSize(3);
        assertThat(ledger.ofUser(user, any -> true, 10)).hasSize(3);
    }

    @Test
    void when_publishing_fails_the_position_stays_and_the_messages_go_out_later() {
        Outbox away = messages -> {
            throw new IllegalStateException("broker away");
        };
        assertThatThrownBy(() -> handle(service(store, away), story)).hasMessage("broker away");
        assertThat(store.load(List.of(user))).isEmpty();

        handle(service(store, outbox), story);

        assertThat(published).hasSize(3);
    }

    @Test
    void one_batch_and_many_batches_lead_to_the_same_deliveries() {
        handle(service(store, outbox), story);
        List<Delivery> atOnce = List.copyOf(published);
        published.clear();

        TellUsers service = service(new MemoryUserContacts(), outbox);
        story.forEach(commit -> handle(service, List.of(commit)));

        assertThat(published).isEqualTo(atOnce);
    }

    @Test
    void what_was_committed_before_the_desk_may_speak_is_folded_in_silence() {
        Instant afterTheMail = story.getFirst().at().plusSeconds(1);
        TellUsers service = new TellUsers(
                store,
                new BundledTexts(),
                Ids::delivery,
                outbox,
                ledger,
                decision -> {},
                answers -> {},
                at -> true,
                Facts.CHANNELS,
                afterTheMail);

        handle(service, story);

        assertThat(published)
                .extracting(Delivery::kind)
                .containsExactly(Delivery.Kind.AGENT_MESSAGE, Delivery.Kind.RESOLUTION);
    }

    @Test
    void of_what_was_erased_nobody_is_told_anything() {
        List<ContextCommitted> sealed = SealedStory.of(user);

        handle(service(store, outbox), SealedStory.opened(sealed, (id, scope) -> null));

        assertThat(published).isEmpty();
        assertThat(store.load(List.of(user)).get(user)).satisfies(erased -> {
            assertThat(erased.version()).isEqualTo(6);
            assertThat(erased.identities()).isEmpty();
            assertThat(erased.cases()).containsOnlyKeys("HILO-1001");
        });
    }

    @Test
    void of_a_case_that_was_erased_nobody_is_told_anything_though_the_user_is_known() {
        List<ContextCommitted> sealed = SealedStory.of(user);

        handle(
                service(store, outbox),
                SealedStory.opened(sealed, (id, scope) -> scope.equals(Sealing.USER) ? SealedStory.KEY : null));

        assertThat(published).isEmpty();
        assertThat(store.load(List.of(user)).get(user).identities()).containsKey("mailto:ana@corp.com");
    }

    @Test
    void each_delivery_is_in_the_ledger_before_the_position_is_saved() {
        handle(service(store, outbox), story);

        assertThat(ledger.ofCase("HILO-1001", 10))
                .extracting(TrackedDelivery::id)
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().map(Delivery::id).toList());
    }

    private TellUsers service(UserContactsStore store, Outbox outbox) {
        return new TellUsers(
                store,
                new BundledTexts(),
                Ids::delivery,
                outbox,
                ledger,
                decision -> {},
                answers -> {},
                at -> true,
                Facts.CHANNELS,
                Instant.MIN);
    }

    private static void handle(TellUsers service, List<ContextCommitted> commits) {
        service.of(commits.stream().map(Commits::of).toList());
    }
}
