package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a delivery to a message and its receipts. */
@Chapter("Sending")
abstract class Sending extends WhateverComes {

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
    void an_older_delivery_that_comes_again_after_a_newer_one_is_not_sent_again() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        Delivery older = delivery(channel, "d1", "ana", "antes");
        Delivery newer = delivery(channel, "d2", "ana", "después");
        transport.deliver(older);
        transport.deliver(newer);
        receipt(newer);
        transport.deliver(older);
        allSettled();

        assertThat(channel.personGot(person("ana")))
                .hasSize(2)
                .last()
                .asString()
                .contains("después");
    }

    @Test
    void nobody_gets_what_is_for_somebody_else() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        Delivery forAna = delivery(channel, "d1", "ana", "para ana");
        Delivery forLuis = delivery(channel, "d2", "luis", "para luis");
        transport.deliver(forAna);
        transport.deliver(forLuis);
        receipt(forAna);
        receipt(forLuis);

        eventually(() -> channel.personGot(person("luis")).size() == 1);
        assertThat(channel.personGot(person("ana"))).singleElement().asString().contains("para ana");
        assertThat(channel.personGot(person("luis"))).singleElement().asString().contains("para luis");
    }
}
