package dev.hilo.channel.chat.adapter.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionMapperTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:05:00Z");
    private static final Visitor ANA = new Visitor("es", "Ana García", "mailto:ana@corp.com", "sub-ana");

    @Test
    void a_proven_address_goes_along_as_a_verified_claim() {
        Interaction interaction = interaction(ANA, null, "sigo sin poder entrar");

        assertThat(interaction.from())
                .isEqualTo(new Party(
                        "chat:vis_1",
                        true,
                        "Ana García",
                        List.of(new Party.Claim("mailto:ana@corp.com", true, "token"))));
        assertThat(interaction.id()).isEqualTo(Ids.interaction("chat", "vis_1/c-9"));
        assertThat(interaction.occurredAt()).isEqualTo(AT);
        assertThat(interaction.content().language()).isEqualTo("es");
    }

    @Test
    void who_proved_nothing_claims_nothing() {
        assertThat(interaction(Visitor.anonymous("en"), null, "hi").from())
                .isEqualTo(new Party("chat:vis_1", true, null, List.of()));
    }

    @Test
    void a_conversation_is_the_session_or_a_part_of_it() {
        assertThat(interaction(ANA, null, "a").conversation().id()).isEqualTo("vis_1");
        assertThat(interaction(ANA, "otra", "a").conversation().id()).isEqualTo("vis_1/otra");
    }

    @Test
    void case_numbers_in_the_text_are_passed_on() {
        assertThat(interaction(ANA, null, "¿Qué hay de hilo-1042? Y HILO-7, HILO-1042.")
                        .caseReferences())
                .containsExactly("HILO-1042", "HILO-7");
        assertThat(interaction(ANA, null, "XHILO-1 HILO- hilo").caseReferences())
                .isEmpty();
    }

    private static Interaction interaction(Visitor visitor, @Nullable String conversation, String text) {
        FromVisitor said = new FromVisitor("c-9", conversation, text, visitor, List.of());
        return InteractionMapper.interaction(new ChatMessage("vis_1", 3, AT, said), said);
    }
}
