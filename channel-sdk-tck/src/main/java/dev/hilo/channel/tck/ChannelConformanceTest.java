package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What Hilo expects of every channel. Extend it, start your channel on the transport given, and say how a person writes
 * and what reaches them.
 *
 * <pre>{@code
 * class PagerConformanceTest extends ChannelConformanceTest {
 *     protected String channel() { return "pager"; }
 *     protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) { return new PagerAtWork(transport, retry); }
 * }
 * }</pre>
 */
public abstract class ChannelConformanceTest extends ChannelBench {

    @Test
    void what_a_person_writes_becomes_an_interaction_of_theirs() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "No puedo entrar en la VPN ñ"));

        Interaction interaction = interactions(1).getFirst();
        assertThat(interaction.channel()).isEqualTo(channel());
        assertThat(interaction.from().identity()).isEqualTo(channel.identityOf(person("ana")));
        assertThat(interaction.content().text()).contains("No puedo entrar en la VPN ñ");
    }

    @Test
    void the_same_message_three_times_is_one_interaction() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        for (int i = 0; i < 3; i++) {
            channel.personWrites(message("m1", "c1", "ana", "hola"));
        }
        channel.personWrites(message("m2", "c1", "ana", "otra cosa"));

        assertThat(distinctInteractions(2)).hasSize(2);
    }

    @Test
    void the_same_message_after_a_restart_is_still_the_same_interaction() throws Exception {
        starting(BRIEF).personWrites(message("m1", "c1", "ana", "hola"));
        interactions(1);
        ChannelUnderTest again = restarting(BRIEF);
        again.personWrites(message("m1", "c1", "ana", "hola"));
        again.personWrites(message("m2", "c1", "ana", "adiós"));

        assertThat(distinctInteractions(2)).hasSize(2);
    }

    @Test
    void messages_of_one_conversation_keep_their_order_and_their_thread() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        for (int i = 1; i <= 5; i++) {
            channel.personWrites(message("a" + i, "c1", "ana", "mensaje " + i));
        }
        channel.personWrites(message("b1", "c2", "ana", "otro hilo"));

        List<Interaction> interactions = interactions(6);
        List<Interaction> thread = interactions.subList(0, 5);
        assertThat(thread)
                .extracting(i -> i.content().text().strip())
                .containsExactly("mensaje 1", "mensaje 2", "mensaje 3", "mensaje 4", "mensaje 5");
        assertThat(thread)
                .extracting(i -> i.conversation().id())
                .containsOnly(thread.getFirst().conversation().id());
        assertThat(interactions.getLast().conversation().id())
                .isNotEqualTo(thread.getFirst().conversation().id());
        assertThat(transport.published())
                .extracting(InMemoryTransport.Published::key)
                .containsOnly(channel.identityOf(person("ana")));
    }

    @Test
    void a_message_that_came_while_the_broker_was_away_is_not_lost() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        transport.breakDown("no broker");
        try {
            channel.personWrites(message("m1", "c1", "ana", "hola"));
        } catch (Exception e) {
            assertThat(transport.interactions())
                    .as("told the provider that it was not taken")
                    .isEmpty();
        }
        transport.mend();
        channel.personWrites(message("m1", "c1", "ana", "hola"));

        assertThat(distinctInteractions(1)).hasSize(1);
    }

    @Test
    void fields_that_this_version_does_not_know_are_kept() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "hola"));
        Interaction published = interactions(1).getFirst();
        ObjectNode newer = (ObjectNode) ContractJson.mapper().readTree(ContractJson.write(published));
        newer.putObject("mood").put("tone", "calm");
        assertThat(ContractJson.mapper()
                        .readTree(ContractJson.write(ContractJson.read(ContractJson.write(newer), Interaction.class))))
                .isEqualTo(newer);

        Delivery delivery = delivery(channel, "d1", "ana", "de una versión más nueva");
        ObjectNode request = (ObjectNode) ContractJson.mapper().readTree(ContractJson.write(delivery));
        request.put("kind", "survey").putObject("card").put("title", "?");
        transport.deliver(ContractJson.write(request));

        assertThat(receipt(delivery).status()).isEqualTo(DeliveryReceipt.Status.SENT);
        eventually(() -> channel.personGot(person("ana")).size() == 1);
    }

    @Test
    void a_delivery_reaches_its_person_and_is_acknowledged() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        Delivery delivery = delivery(channel, "d1", "ana", "Estamos en ello ñ");
        transport.deliver(delivery);

        DeliveryReceipt receipt = receipt(delivery);
        assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.SENT);
        assertThat(receipt.channel()).isEqualTo(channel());
        assertThat(receipt.attempts()).isEqualTo(1);
        eventually(() -> channel.personGot(person("ana")).stream().anyMatch(t -> t.contains("Estamos en ello ñ")));
    }

    @Test
    void a_delivery_that_comes_again_is_neither_sent_nor_acknowledged_anew() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        Delivery delivery = delivery(channel, "d1", "ana", "una sola vez");
        transport.deliver(delivery);
        DeliveryReceipt first = receipt(delivery);
        transport.deliver(delivery);
        allSettled();
        ChannelUnderTest again = restarting(BRIEF);
        transport.deliver(delivery);
        allSettled();

        assertThat(transport.receipts()).containsOnly(first);
        assertThat(again.personGot(person("ana"))).hasSize(1);
    }

    @Test
    void deliveries_to_one_person_keep_their_order() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        for (int i = 1; i <= 5; i++) {
            transport.deliver(delivery(channel, "d" + i, "ana", "paso " + i));
        }
        eventually(() -> channel.personGot(person("ana")).size() == 5);

        List<String> got = channel.personGot(person("ana"));
        for (int i = 1; i <= 5; i++) {
            assertThat(got.get(i - 1)).contains("paso " + i);
        }
    }

    @Test
    void the_text_of_a_delivery_reaches_its_person_whatever_it_is_for() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        for (Delivery.Kind kind : Delivery.Kind.values()) {
            Delivery delivery = delivery(channel, "d-" + kind, "ana", "para " + kind, kind);
            transport.deliver(delivery);
            assertThat(receipt(delivery).status()).isEqualTo(DeliveryReceipt.Status.SENT);
        }

        eventually(() -> channel.personGot(person("ana")).size() == Delivery.Kind.values().length);
        assertThat(channel.personGot(person("ana"))).last().asString().contains("para OTHER");
    }

    @Test
    void a_delivery_of_another_channel_is_left_alone() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        Delivery ours = delivery(channel, "d1", "ana", "nuestra");
        Delivery theirs = new Delivery(
                run + "-d2",
                "some-other-channel",
                ours.to(),
                ours.userId(),
                ours.caseId(),
                ours.kind(),
                null,
                "es",
                null,
                "ajena",
                null,
                ours.requestedAt(),
                Map.of());
        transport.deliver(theirs);
        transport.deliver(ours);
        receipt(ours);
        allSettled();

        assertThat(transport.receipts()).extracting(DeliveryReceipt::deliveryId).containsOnly(ours.id());
        assertThat(channel.personGot(person("ana"))).hasSize(1);
    }

    @Test
    void a_provider_that_comes_back_gets_the_delivery_once() throws Exception {
        ChannelUnderTest channel = starting(PATIENT);
        channel.breakProvider();
        Delivery delivery = delivery(channel, "d1", "ana", "insistimos");
        transport.deliver(delivery);
        assertThat(transport.receipts()).isEmpty();
        channel.mendProvider();

        assertThat(receipt(delivery).status()).isEqualTo(DeliveryReceipt.Status.SENT);
        eventually(() -> channel.personGot(person("ana")).size() == 1);
    }

    @Test
    void a_provider_that_stays_away_leads_to_retries_and_then_to_one_failed_receipt() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.breakProvider();
        Delivery delivery = delivery(channel, "d1", "ana", "no llega");
        transport.deliver(delivery);
        DeliveryReceipt receipt = receipt(delivery);
        transport.deliver(delivery);
        allSettled();
        channel.mendProvider();

        assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
        assertThat(receipt.attempts()).isEqualTo(BRIEF.attempts());
        assertThat(receipt.reason()).isNotBlank();
        assertThat(transport.receipts()).containsOnly(receipt);
        assertThat(channel.personGot(person("ana"))).isEmpty();
    }
}
