package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import org.junit.jupiter.api.Test;

/** What becomes of people who are erased. */
@Chapter("Erasure")
abstract class Forgetting extends Outage {

    @Test
    void who_is_erased_is_forgotten_and_nobody_else() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "hola"));
        channel.personWrites(message("m2", "c2", "luis", "hola"));
        interactions(2);
        transport.deliver(delivery(channel, "d1", "ana", "para ana"));
        Delivery before = delivery(channel, "d2", "luis", "para luis");
        transport.deliver(before);
        receipt(before);
        allSettled();

        transport.erase("some-other-channel:" + person("ana"));
        transport.erase(channel.identityOf(person("ana")));
        transport.erase(channel.identityOf(person("ana")));

        eventually(() -> !channel.remembers(person("ana")));
        Delivery after = delivery(channel, "d3", "luis", "sigue aquí");
        transport.deliver(after);
        assertThat(receipt(after).status()).isEqualTo(DeliveryReceipt.Status.SENT);
    }

    @Test
    void who_was_erased_and_writes_again_is_taken_in_like_anybody() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "antes"));
        interactions(1);
        transport.erase(channel.identityOf(person("ana")));
        eventually(() -> !channel.remembers(person("ana")));
        channel.personWrites(message("m2", "c2", "ana", "de nuevo"));

        assertThat(distinctInteractions(2)).hasSize(2);
    }
}
