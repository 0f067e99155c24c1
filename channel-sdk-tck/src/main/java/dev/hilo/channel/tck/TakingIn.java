package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.Interaction;
import dev.hilo.identities.IdentityRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From what a person writes to an interaction: identity, thread, order, repetition. */
@Chapter("Taking in")
abstract class TakingIn extends ChannelBench {

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
    void a_provider_that_repeats_itself_in_another_order_adds_nothing() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "primero"));
        channel.personWrites(message("m2", "c1", "ana", "segundo"));
        interactions(2);
        channel.personWrites(message("m2", "c1", "ana", "segundo"));
        channel.personWrites(message("m1", "c1", "ana", "primero"));
        channel.personWrites(message("m3", "c1", "ana", "tercero"));

        assertThat(distinctInteractions(3)).hasSize(3);
        Map<String, String> texts = new LinkedHashMap<>();
        transport
                .interactions()
                .forEach(i -> texts.putIfAbsent(i.id(), i.content().text().strip()));
        assertThat(texts.values()).containsExactly("primero", "segundo", "tercero");
    }

    @Test
    void what_was_typed_arrives_as_it_was_typed() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        String typed = "¿Qué pasa? 画面が映りません — שלום \uD83D\uDE80 <b>&amp;</b> \"o'clock\"";
        channel.personWrites(message("m1", "c1", "ana", typed));

        assertThat(interactions(1).getFirst().content().text().strip()).isEqualTo(typed);
    }

    @Test
    void two_people_are_two_identities_even_in_one_breath() throws Exception {
        ChannelUnderTest channel = starting(BRIEF);
        channel.personWrites(message("m1", "c1", "ana", "soy ana"));
        channel.personWrites(message("m2", "c2", "luis", "soy luis"));

        assertThat(interactions(2))
                .extracting(i -> i.from().identity())
                .containsExactlyInAnyOrder(channel.identityOf(person("ana")), channel.identityOf(person("luis")))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_identity_is_written_in_the_one_form_that_everybody_uses() throws Exception {
        starting(BRIEF).personWrites(message("m1", "c1", "ana", "hola"));

        String identity = interactions(1).getFirst().from().identity();
        assertThat(IdentityRules.DEFAULT.normalise(identity, "from.identity")).isEqualTo(identity);
        assertThat(identity.substring(0, identity.indexOf(':')))
                .as("a scheme in lower case, then what the provider calls them")
                .matches("[a-z][a-z0-9+.-]*");
    }
}
