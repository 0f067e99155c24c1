package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import org.junit.jupiter.api.Test;

/** The provider, the broker or the process fails on the way out. */
@Chapter("When something is away")
abstract class Outage extends Sending {

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

    @Test
    void a_receipt_that_the_broker_did_not_take_follows_and_nothing_is_sent_twice() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        transport.breakDown("no broker");
        Delivery delivery = delivery(channel, "d1", "ana", "llega igual");
        transport.deliver(delivery);
        eventually(() -> channel.personGot(person("ana")).size() == 1);
        assertThat(transport.receipts()).isEmpty();
        transport.mend();

        assertThat(receipt(delivery).status()).isEqualTo(DeliveryReceipt.Status.SENT);
        allSettled();
        assertThat(transport.receipts()).hasSize(1);
        assertThat(channel.personGot(person("ana"))).hasSize(1);
    }
}
