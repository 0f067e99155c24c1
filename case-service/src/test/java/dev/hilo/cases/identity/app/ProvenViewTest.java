package dev.hilo.cases.identity.app;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static dev.hilo.cases.context.model.Interactions.portal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.app.InMemoryIdentities;
import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.ProvenView;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person sees who signs in, after what agents, tokens, codes and the directory have said about who is who. */
class ProvenViewTest {

    private static final String ANA = "mailto:begoña.íñiguez@corp.example";
    private static final String EVE = "mailto:eve@evil.example";

    private final World world = new World(new InMemoryContextLog(), new InMemoryIdentities(), "");
    private final Replica desk = world.replica(Duration.ZERO);
    private int count;

    @AfterEach
    void the_laws_of_who_is_who_hold() {
        Laws.hold(world, Set.of(), List.of(ANA, EVE, "oidc:eve", "oidc:ana", "chat:v1"));
    }

    @Test
    void who_wrote_by_mail_sees_their_cases_when_a_token_vouches_for_the_address() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());

        assertThat(subjects(ana, "oidc:ana", ANA)).contains(List.of("VPN"));
    }

    @Test
    void an_address_that_an_agent_gave_to_a_user_opens_nothing_of_theirs() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        desk.linking.link(ana, EVE, "wish-1", "marta", "lo ha dicho por teléfono");

        assertThat(subjects(ana, "oidc:eve", EVE)).isEmpty();
        assertThat(subjects(ana, "oidc:ana", ANA)).contains(List.of("VPN"));
    }

    @Test
    void nor_after_they_have_written_in_the_portal() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        desk.linking.link(ana, EVE, "wish-1", "marta", null);

        for (int time = 1; time <= 2; time++) {
            String eve = writes(
                    portal("int-eve-" + time, "eve", EVE).subject("Mi clave").build());
            assertThat(eve).isNotEqualTo(ana);
        }

        assertThat(subjects(ana, "oidc:eve", EVE)).isEmpty();
        assertThat(subjects(world.ownerOf("oidc:eve").userId(), "oidc:eve", EVE))
                .contains(List.of("Mi clave", "Mi clave"));
        assertThat(world.ownerOf(EVE)).isEqualTo(world.ownerOf("oidc:eve"));
    }

    @Test
    void nor_after_they_have_signed_in_where_they_chat() {
        String ana = writes(chat("int-1", "v9").subject("VPN").build());
        desk.linking.link(ana, EVE, "wish-1", "marta", null);
        writes(portal("int-0", "eve").subject("Portátil").build());

        String eve = writes(chat("int-2", "v1").proving("oidc:eve", EVE).build());

        assertThat(eve).isEqualTo(world.ownerOf("oidc:eve").userId()).isNotEqualTo(ana);
        assertThat(subjects(ana, "oidc:eve", EVE, "chat:v1")).isEmpty();
        assertThat(world.latest(ana).memberIds()).containsExactly(ana);
    }

    @Test
    void nor_after_they_have_proven_the_address_by_a_code() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        desk.linking.link(ana, EVE, "wish-1", "marta", null);
        writes(portal("int-2", "eve").subject("Mi clave").build());

        desk.links.prove(code("oidc:eve"), EVE, null);

        assertThat(world.ownerOf(EVE)).isEqualTo(world.ownerOf("oidc:eve"));
        assertThat(subjects(ana, "oidc:eve", EVE)).isEmpty();
        assertThat(subjects(world.ownerOf(EVE).userId(), "oidc:eve", EVE)).contains(List.of("Mi clave"));
    }

    @Test
    void an_agents_link_that_is_proven_later_opens_what_is_there() {
        String ana = writes(portal("int-1", "ana").subject("VPN").build());
        desk.linking.link(ana, ANA, "wish-1", "marta", null);
        assertThat(how(ANA)).isEqualTo(How.AGENT);

        writes(portal("int-2", "ana", ANA).subject("Impresora").build());

        assertThat(how(ANA)).isEqualTo(How.VERIFIED_CLAIM);
        assertThat(subjects(ana, ANA)).contains(List.of("VPN", "Impresora"));
    }

    @Test
    void what_an_agent_confirms_of_a_users_own_address_takes_nothing_from_them() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        desk.linking.link(ana, ANA, "wish-1", "marta", null);

        assertThat(how(ANA)).isEqualTo(How.FIRST_CONTACT);
        assertThat(subjects(ana, ANA)).contains(List.of("VPN"));
    }

    @Test
    void of_users_whom_an_agent_merged_each_sees_what_is_theirs() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        String eve = writes(portal("int-2", "eve", EVE).subject("Mi clave").build());
        desk.merging.merge(eve, ana, "wish-1", "marta", "la misma persona");
        writes(mail("int-3", EVE).subject("Otra cosa").build());

        assertThat(subjects(ana, "oidc:eve", EVE)).contains(List.of("Mi clave", "Otra cosa"));
        assertThat(subjects(ana, ANA)).contains(List.of("VPN"));
        assertThat(identities(ana, EVE)).containsExactlyInAnyOrder(EVE, "oidc:eve");
        assertThat(identities(ana, ANA)).containsExactly(ANA);
    }

    @Test
    void of_users_who_are_proven_to_be_one_person_each_identity_opens_both() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        writes(chat("int-2", "v1").subject("Impresora").build());

        desk.links.prove(code("chat:v1"), ANA, null);

        String one = world.ownerOf(ANA).userId();
        assertThat(world.latest(one).memberIds()).hasSize(2).contains(ana);
        assertThat(subjects(one, ANA)).contains(List.of("VPN", "Impresora"));
    }

    @Test
    void what_the_directory_vouches_for_opens_although_an_agent_gave_it_first() {
        String ana = writes(portal("int-1", "ana").subject("VPN").build());
        desk.linking.link(ana, ANA, "wish-1", "marta", null);

        desk.links.give(new Evidence(ANA, "email", How.DIRECTORY, "directory:1:u:1", "directory", null), ana);

        assertThat(how(ANA)).isEqualTo(How.DIRECTORY);
        assertThat(subjects(ana, ANA)).contains(List.of("VPN"));
    }

    @Test
    void the_directory_takes_an_address_alone_from_whom_an_agent_gave_it() {
        String ana = writes(chat("int-1", "v9").subject("VPN").build());
        desk.linking.link(ana, EVE, "wish-1", "marta", null);
        String eve = writes(portal("int-2", "eve").subject("Mi clave").build());

        desk.links.give(new Evidence(EVE, "email", How.DIRECTORY, "directory:1:u:1", "directory", null), eve);

        assertThat(world.ownerOf(EVE).userId()).isEqualTo(eve);
        assertThat(subjects(ana, "oidc:eve", EVE)).isEmpty();
    }

    @Test
    void who_proves_to_be_one_of_two_whom_an_agent_merged_is_not_proven_to_be_the_other() {
        String bea = writes(chat("int-1", "bea").subject("Nómina").build());
        String dan = writes(chat("int-2", "dan").subject("Correo").build());
        desk.merging.merge(dan, bea, "wish-1", "marta", null);
        writes(mail("int-3", ANA).subject("VPN").build());

        desk.links.prove(code("chat:dan"), ANA, null);

        String one = world.ownerOf(ANA).userId();
        assertThat(world.latest(one).memberIds()).hasSize(3);
        assertThat(subjects(one, ANA).orElseThrow()).contains("VPN").doesNotContain("Nómina");
    }

    @Test
    void when_a_merge_is_undone_each_sees_the_same_as_before() {
        String ana = writes(mail("int-1", ANA).subject("VPN").build());
        String eve = writes(portal("int-2", "eve", EVE).subject("Mi clave").build());
        desk.merging.merge(eve, ana, "wish-1", "marta", null);
        desk.undoing.undo(ana, world.latest(ana).lineage().merges().getFirst().id(), "wish-2", "marta", null);

        assertThat(subjects(ana, ANA)).contains(List.of("VPN"));
        assertThat(subjects(eve, "oidc:eve", EVE)).contains(List.of("Mi clave"));
    }

    private Evidence code(String identity) {
        return new Evidence(
                identity,
                LinkedIdentity.channelOf(identity),
                How.ONE_TIME_CODE,
                "one-time-code:" + count++,
                "one-time-code",
                null);
    }

    private How how(String identity) {
        return world.ownerOf(identity).linked(identity).orElseThrow().how();
    }

    private Optional<List<String>> subjects(String user, String... proven) {
        return view(user, proven)
                .map(context -> context.cases().stream()
                        .map(Case::matter)
                        .map(matter -> matter.subject())
                        .toList());
    }

    private List<String> identities(String user, String... proven) {
        return view(user, proven).orElseThrow().identities().stream()
                .map(LinkedIdentity::identity)
                .toList();
    }

    private Optional<Context> view(String user, String... proven) {
        return ProvenView.of(world.latest(user), Arrays.asList(proven));
    }

    private String writes(Interaction said) {
        desk.recording.record(List.of(new Incoming(said, 100, null)));
        return world.stream.stream()
                .filter(commit -> commit.causes().contains(said.id()))
                .findFirst()
                .orElseThrow()
                .userId();
    }
}
