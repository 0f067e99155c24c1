package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.matching.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Agent MARTA = new Agent("agent-marta", "Marta");

    private final Folding folding = new Folding(Policies.usual(), "service-desk", "es");
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Supplier<String> caseNumbers = () -> "HILO-" + numbers.incrementAndGet();
    private Context context = Context.empty("ana");

    @Test
    void a_first_mail_links_the_address_learns_the_name_and_opens_a_case() {
        List<Fact> facts = fold(mail("m1", "mailto:ana@corp.com")
                .named("Ana García")
                .subject("No puedo entrar en la VPN")
                .build());

        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly(
                        "IdentityLinked", "ProfileLearned", "InteractionRecorded", "CaseOpened", "InteractionAttached");
        assertThat(context.activeCases()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("HILO-1001");
            assertThat(one.matter().subject()).isEqualTo("No puedo entrar en la VPN");
            assertThat(one.status()).isEqualTo(CaseStatus.NEW);
            assertThat(one.handling().priority().level()).isEqualTo(4);
            assertThat(one.interactions()).isEqualTo(1);
        });
    }

    @Test
    void who_may_be_somebody_else_changes_no_language() {
        fold(mail("m1", "mailto:begona@corp.com").in("es").build());
        fold(mail("m2", "mailto:begona@corp.com").in("en").build());
        assertThat(context.profile().language())
                .as("anybody can write under an address")
                .isEqualTo("es");

        fold(mail("m3", "mailto:begona@corp.com").in("fr").verified().suspect().build());
        assertThat(context.profile().language()).isEqualTo("es");

        fold(mail("m4", "mailto:begona@corp.com").in("en").verified().build());
        assertThat(context.profile().language()).isEqualTo("en");
    }

    @Test
    void a_suspect_sender_shows_no_language_at_all() {
        fold(mail("m1", "mailto:obrien@corp.com").in("en").suspect().build());

        assertThat(context.profile().language()).isNull();
        assertThat(context.cases())
                .singleElement()
                .satisfies(one -> assertThat(one.matter().language()).isEqualTo("en"));
    }

    @Test
    void a_chat_that_proves_the_address_joins_the_open_case() {
        fold(mail("m1", "mailto:ana@corp.com").build());

        List<Fact> facts = fold(chat("c1", "v7").proving("mailto:ana@corp.com").build());

        assertThat(facts)
                .contains(new UserFact.IdentityLinked(
                        "chat:v7", "chat", LinkedIdentity.How.VERIFIED_CLAIM, null, "ana", null, null));
        assertThat(attached(facts).by()).isEqualTo(MatchedBy.CONTINUATION);
        assertThat(context.cases()).hasSize(1);
        assertThat(context.cases().getFirst().channels()).containsExactly("email", "chat");
    }

    @Test
    void an_address_that_the_channel_vouches_for_is_verified_from_then_on() {
        fold(mail("m1", "mailto:ana@corp.com").build());
        assertThat(context.identities())
                .singleElement()
                .satisfies(ana -> assertThat(ana.how().isVerified()).isFalse());

        List<Fact> facts = fold(mail("m2", "mailto:ana@corp.com").verified().build());

        assertThat(facts)
                .contains(new UserFact.IdentityLinked(
                        "mailto:ana@corp.com", "email", LinkedIdentity.How.VERIFIED_SENDER, null, "ana", null, null));
        assertThat(context.identities())
                .singleElement()
                .satisfies(ana -> assertThat(ana.how()).isEqualTo(LinkedIdentity.How.VERIFIED_SENDER));
        assertThat(fold(mail("m3", "mailto:ana@corp.com").verified().build()))
                .noneMatch(UserFact.IdentityLinked.class::isInstance);
        assertThat(fold(mail("m4", "mailto:ana@corp.com").build()))
                .noneMatch(UserFact.IdentityLinked.class::isInstance);
    }

    @Test
    void a_case_number_quoted_counts_more_than_the_conversation() {
        fold(mail("m1", "mailto:ana@corp.com").conversation("<a>").build());
        act(CaseActions.resolve(context, "HILO-1001", "configuration", "Listo", "agent-marta"));
        fold(mail("m2", "mailto:ana@corp.com").conversation("<b>").build());

        List<Fact> facts = fold(mail("m3", "mailto:ana@corp.com")
                .conversation("<b>")
                .quoting("HILO-9", "HILO-1001")
                .build());

        assertThat(attached(facts).caseId()).isEqualTo("HILO-1001");
        assertThat(attached(facts).by()).isEqualTo(MatchedBy.REFERENCE);
    }

    @Test
    void a_case_number_of_somebody_else_leads_nowhere() {
        List<Fact> facts =
                fold(mail("m1", "mailto:eve@corp.com").quoting("HILO-4711").build());

        assertThat(attached(facts).by()).isEqualTo(MatchedBy.NEW_CASE);
    }

    @Test
    void a_reply_in_the_thread_of_a_resolved_case_reopens_it() {
        fold(mail("m1", "mailto:ana@corp.com").conversation("<a>").build());
        act(CaseActions.assign(context, "HILO-1001", "service-desk", MARTA, "routing"));
        act(CaseActions.resolve(context, "HILO-1001", "configuration", "Listo", "agent-marta"));

        List<Fact> facts =
                fold(mail("m2", "mailto:ana@corp.com").conversation("<a>").build());

        assertThat(facts).contains(new CaseFact.CaseReopened("HILO-1001", "m2", CaseFact.Back.CAME_BACK, null));
        assertThat(attached(facts).by()).isEqualTo(MatchedBy.CONVERSATION);
        assertThat(context.findCase("HILO-1001").orElseThrow().status()).isEqualTo(CaseStatus.REOPENED);
    }

    @Test
    void the_thread_of_one_channel_is_not_taken_for_that_of_another() {
        fold(mail("m1", "mailto:ana@corp.com").conversation("7").build());
        act(CaseActions.resolve(context, "HILO-1001", "x", "y", "z"));

        List<Fact> facts = fold(chat("c1", "v").conversation("7").build());

        assertThat(attached(facts).by()).isEqualTo(MatchedBy.NEW_CASE);
    }

    @Test
    void with_two_active_cases_a_fresh_conversation_opens_a_third() {
        context = context.with(opened("HILO-1", 1), AT).with(opened("HILO-2", 2), AT);

        List<Fact> facts = fold(chat("c1", "v7").text("otra cosa\nmás").build());

        assertThat(attached(facts).by()).isEqualTo(MatchedBy.NEW_CASE);
        assertThat(context.findCase("HILO-1001").orElseThrow().matter().subject())
                .isEqualTo("otra cosa");
    }

    @Test
    void what_a_machine_wrote_is_recorded_but_opens_joins_and_reopens_nothing_by_itself() {
        fold(mail("m1", "mailto:ana@corp.com").conversation("<a>").build());
        List<Fact> newsletter =
                fold(mail("n1", "mailto:ana@corp.com").automatic().build());
        assertThat(newsletter).hasSize(1).first().isInstanceOf(UserFact.InteractionRecorded.class);

        act(CaseActions.resolve(context, "HILO-1001", "x", "y", "agent-marta"));
        List<Fact> outOfOffice = fold(mail("o1", "mailto:ana@corp.com")
                .conversation("<a>")
                .automatic()
                .build());
        assertThat(outOfOffice).noneMatch(CaseFact.CaseReopened.class::isInstance);
        assertThat(context.findCase("HILO-1001").orElseThrow().status()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void language_follows_what_the_user_speaks_and_the_name_stays_as_first_learned() {
        fold(mail("m1", "mailto:ana@corp.com").named("Ana").in("es").build());
        fold(mail("m2", "mailto:ana@corp.com")
                .named("A. García")
                .in("en")
                .verified()
                .build());

        assertThat(context.profile()).isEqualTo(new Profile("Ana", "en", Map.of()));
    }

    @Test
    void cases_that_are_over_are_forgotten_beyond_twenty_and_active_ones_never() {
        context = context.with(opened("HILO-keep", 0), AT);
        for (int i = 1; i <= 30; i++) {
            Instant at = AT.plusSeconds(i);
            context = context.with(opened("HILO-" + i, i), at)
                    .with(new CaseFact.CaseStatusChanged("HILO-" + i, CaseStatus.CLOSED, null, null, "z"), at);
        }

        assertThat(context.cases()).hasSize(Cases.OVER + 1);
        assertThat(context.findCase("HILO-keep")).isPresent();
        assertThat(context.findCase("HILO-10")).isEmpty();
        assertThat(context.findCase("HILO-11")).isPresent();
    }

    @Test
    void a_resolved_case_refuses_assignment_and_resolution_and_routing_takes_no_case_from_a_person() {
        fold(mail("m1", "mailto:ana@corp.com").build());
        act(CaseActions.assign(context, "HILO-1001", "service-desk", MARTA, "agent-marta"));
        assertThat(CaseActions.assignIfFree(
                        context, "HILO-1001", "service-desk", new Agent("agent-luis", "Luis"), "routing"))
                .isEqualTo(new Decision.AlreadySo());

        act(CaseActions.resolve(context, "HILO-1001", "x", "y", "agent-marta"));
        assertThat(CaseActions.resolve(context, "HILO-1001", "x", "y", "agent-marta"))
                .isEqualTo(new Decision.NotNow(
                        "HILO-1001", CaseStatus.RESOLVED, "resolve", Lifecycle.allowed(CaseStatus.RESOLVED)));
        assertThat(CaseActions.assign(context, "HILO-9", "q", MARTA, "x")).isEqualTo(new Decision.NoSuchCase("HILO-9"));
    }

    @Test
    void the_first_answer_is_remembered_and_later_ones_do_not_move_it() {
        fold(mail("m1", "mailto:ana@corp.com").build());
        context = context.with(
                        new CaseFact.AgentMessageSent("HILO-1001", "1", MARTA, "hola", List.of()), AT.plusSeconds(60))
                .with(
                        new CaseFact.AgentMessageSent("HILO-1001", "2", MARTA, "¿sigues?", List.of()),
                        AT.plusSeconds(90));

        assertThat(context.findCase("HILO-1001").orElseThrow().progress().firstResponseAt())
                .isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void a_commit_must_follow_the_version_before_it() {
        Commit third = new Commit("ana", 3, List.of("x"), AT, List.of(), null);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> context.after(third))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot follow");
    }

    private List<Fact> fold(Interaction interaction) {
        List<Fact> facts = new ArrayList<>(folding.fold(context, interaction, null, caseNumbers));
        facts.forEach(fact -> context = context.with(fact, AT));
        return facts;
    }

    private void act(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        ((Decision.Accepted) decision).facts().forEach(fact -> context = context.with(fact, AT));
    }

    private static Fact opened(String caseId, int n) {
        return new CaseFact.CaseOpened(
                caseId, "i" + n, "s", "email", "es", Priority.USUAL, "service-desk", null, null, null, null, "ana");
    }

    private static CaseFact.InteractionAttached attached(List<Fact> facts) {
        return facts.stream()
                .filter(CaseFact.InteractionAttached.class::isInstance)
                .map(CaseFact.InteractionAttached.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
