package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Input and surroundings that are not as they should be. */
@Chapter("Whatever comes")
abstract class WhateverComes extends TakingIn {

    @Test
    void a_message_that_came_while_the_broker_was_away_is_not_lost() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        transport.breakDown("no broker");
        boolean taken = true;
        try {
            channel.personWrites(message("m1", "c1", "ana", "hola"));
        } catch (Exception e) {
            taken = false;
            assertThat(transport.interactions())
                    .as("told the provider that it was not taken")
                    .isEmpty();
        }
        transport.mend();
        if (!taken) {
            channel.personWrites(message("m1", "c1", "ana", "hola"));
        }

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
    void a_message_far_too_long_is_refused_or_shortened_and_holds_nobody_up() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        try {
            channel.personWrites(message("m1", "c1", "ana", "demasiado ".repeat(300_000)));
        } catch (Exception e) {
            assertThat(transport.interactions())
                    .as("told the provider that it was not taken")
                    .isEmpty();
        }
        channel.personWrites(message("m2", "c1", "ana", "lo importante"));
        channel.personWrites(message("m3", "c2", "luis", "también yo"));

        eventually(() -> texts().contains("lo importante") && texts().contains("también yo"));
        assertThat(transport.interactions())
                .as("what is published is within the limits")
                .allSatisfy(i -> assertThat(i.content().text()).hasSizeLessThanOrEqualTo(Limits.MESSAGE_TEXT));
    }

    @Test
    void what_nobody_can_read_becomes_no_interaction_and_holds_nobody_up() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        try {
            channel.somethingUnreadableArrives();
        } catch (Exception e) {
            assertThat(e).as("told the provider that it was not taken").isNotNull();
        }
        channel.personWrites(message("m1", "c1", "ana", "lo importante"));

        assertThat(distinctInteractions(1)).hasSize(1);
        assertThat(texts()).containsOnly("lo importante");
    }

    private List<String> texts() {
        return transport.interactions().stream()
                .map(i -> i.content().text().strip())
                .toList();
    }
}
