package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Limits;
import dev.hilo.contracts.Party;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Channel channel = Channel.on("pager", transport);

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void a_text_as_long_as_there_may_be_is_published() {
        channel.publishAndWait(interaction("ñ".repeat(Limits.MESSAGE_TEXT), NOW));
        assertThat(transport.interactions()).hasSize(1);
    }

    @Test
    void a_longer_one_is_refused_by_name_and_not_published() {
        assertThatThrownBy(() -> channel.publishAndWait(interaction("ñ".repeat(Limits.MESSAGE_TEXT + 1), NOW)))
                .isInstanceOf(ContractViolation.class)
                .hasMessage("'content.text' may have 100000 characters at most");
        assertThat(transport.published()).isEmpty();
    }

    @Test
    void a_provider_whose_clock_is_wrong_by_centuries_is_told_so() {
        assertThatThrownBy(() -> channel.publishAndWait(interaction("hola", Instant.MAX)))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("occurredAt");
        assertThat(transport.published()).isEmpty();
    }

    private static Interaction interaction(String text, Instant at) {
        return new Interaction(
                "int_1",
                "pager",
                at,
                new Party("pager:begona", false, "Begoña Íñiguez", List.of()),
                new Conversation("c1", null, List.of()),
                null,
                Content.of(text),
                List.of(),
                List.of(),
                Automation.NONE,
                null,
                Map.of());
    }
}
