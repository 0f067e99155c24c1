package dev.hilo.cases.context.model.matching;

import static dev.hilo.cases.context.model.Interactions.call;
import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseFact.MatchedBy;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Interactions;
import dev.hilo.cases.context.model.MatchingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final String ANA = "mailto:ana@corp.com";
    private static final Policies POLICIES = new Policies(Duration.ofHours(72), Set.of("voice"));

    private final Folding folding = new Folding(Policies.usual(), "service-desk", "es");
    private final AtomicInteger numbers = new AtomicInteger();
    private Context context = Context.empty("ana");

    // --- reference

    @Test
    void a_number_quoted_leads_to_its_case_whatever_the_thread_says() {
        at(MONDAY, mail("m1", ANA).conversation("<a>"));
        at(MONDAY, mail("m2", ANA).conversation("<b>"));

        assertThat(at(MONDAY, mail("m3", ANA).conversation("<b>").quoting("HILO-1")))
                .isEqualTo(new Found("HILO-1", MatchedBy.REFERENCE));
    }

    @Test
    void the_number_of_a_merged_case_leads_to_the_one_that_goes_on() {
        at(MONDAY, mail("m1", ANA));
        at(MONDAY, mail("m2", ANA));
        at(MONDAY, mail("m3", ANA));
        state(new CaseFact.CaseMerged("HILO-1", "HILO-2", "marta", null), MONDAY);
        state(new CaseFact.CaseMerged("HILO-2", "HILO-3", "marta", null), MONDAY);

        assertThat(at(MONDAY, mail("m4", ANA).quoting("HILO-1"))).isEqualTo(new Found("HILO-3", MatchedBy.REFERENCE));
    }

    @Test
    void the_number_of_a_merged_case_leads_on_however_many_cases_were_closed_since() {
        at(MONDAY, mail("m1", ANA));
        at(MONDAY, mail("m2", ANA));
        state(new CaseFact.CaseMerged("HILO-1", "HILO-2", "marta", null), MONDAY);
        for (int i = 0; i < 30; i++) {
            Found opened = at(MONDAY.plusSeconds(i), mail("x" + i, ANA));
            state(
                    new CaseFact.CaseStatusChanged(opened.caseId(), CaseStatus.CLOSED, null, null, "marta"),
                    MONDAY.plusSeconds(i));
        }

        assertThat(at(MONDAY, mail("m3", ANA).quoting("HILO-1")).caseId()).isEqualTo("HILO-2");
    }

    // --- conversation

    @Test
    void a_thread_of_a_merged_case_leads_to_the_one_that_goes_on() {
        at(MONDAY, mail("m1", ANA).conversation("<a>"));
        at(MONDAY, mail("m2", ANA).conversation("<b>"));
        state(new CaseFact.CaseMerged("HILO-1", "HILO-2", "marta", null), MONDAY);

        assertThat(at(MONDAY, mail("m3", ANA).conversation("<a>")))
                .isEqualTo(new Found("HILO-2", MatchedBy.CONVERSATION));
    }

    // --- in-reply-to

    @Test
    void a_reply_to_a_message_that_is_known_joins_its_case_in_whatever_thread() {
        at(MONDAY, mail("m1", ANA).message("<1@corp>"));
        at(MONDAY, mail("m2", ANA).message("<2@corp>"));

        assertThat(at(MONDAY, mail("m3", ANA).answering("<x@else>", "<1@corp>")))
                .isEqualTo(new Found("HILO-1", MatchedBy.IN_REPLY_TO));
    }

    // --- continuation

    @Test
    void what_comes_on_another_channel_goes_on_about_the_one_active_case() {
        at(MONDAY, mail("m1", ANA));

        assertThat(at(MONDAY.plus(Duration.ofHours(72)), chat("c1", "v")))
                .isEqualTo(new Found("HILO-1", MatchedBy.CONTINUATION));
    }

    @Test
    void after_the_window_it_is_a_new_matter_and_every_change_of_the_case_opens_the_window_anew() {
        at(MONDAY, mail("m1", ANA));
        Instant late = MONDAY.plus(Duration.ofHours(73));
        assertThat(found(chat("c1", "v").at(late).build())).isEqualTo(MatchedBy.NEW_CASE);

        state(new CaseFact.CaseQueued("HILO-1", "network", "marta", null), MONDAY.plus(Duration.ofHours(2)));
        assertThat(found(chat("c1", "v").at(late).build())).isEqualTo(MatchedBy.CONTINUATION);
    }

    @Test
    void a_fresh_thread_on_a_channel_of_the_case_is_a_new_matter() {
        at(MONDAY, mail("m1", ANA));
        at(MONDAY, chat("c1", "v").conversation("monday"));

        assertThat(found(mail("m2", ANA).subject("Otra cosa").build())).isEqualTo(MatchedBy.NEW_CASE);
        assertThat(found(chat("c2", "v").conversation("tuesday").build())).isEqualTo(MatchedBy.NEW_CASE);
    }

    @Test
    void who_calls_again_goes_on_about_the_case_they_called_about() {
        at(MONDAY, call("t1", "+34600111222"));

        assertThat(found(call("t2", "+34600111222").build())).isEqualTo(MatchedBy.CONTINUATION);
    }

    @Test
    void with_two_active_cases_nothing_tells_which_it_is() {
        at(MONDAY, mail("m1", ANA));
        at(MONDAY, mail("m2", ANA));

        assertThat(found(chat("c1", "v").build())).isEqualTo(MatchedBy.NEW_CASE);
    }

    @Test
    void what_is_about_another_service_is_a_new_matter_and_what_names_none_may_go_on() {
        at(MONDAY, mail("m1", ANA).about("network"));

        assertThat(found(chat("c1", "v").about("hardware").build())).isEqualTo(MatchedBy.NEW_CASE);
        assertThat(found(chat("c1", "v").about("network").build())).isEqualTo(MatchedBy.CONTINUATION);
        assertThat(found(chat("c1", "v").build())).isEqualTo(MatchedBy.CONTINUATION);
    }

    // --- single active case

    @Test
    void a_desk_may_want_everything_to_join_the_one_active_case() {
        Folding joining = new Folding(POLICIES.named(List.of("single-active-case")), "service-desk", "es");
        at(MONDAY, mail("m1", ANA));

        List<Fact> facts = joining.fold(
                context, mail("m2", ANA).at(MONDAY.plus(Duration.ofDays(30))).build(), null, () -> "HILO-9");

        assertThat(attached(facts)).isEqualTo(new Found("HILO-1", MatchedBy.SINGLE_ACTIVE_CASE));
    }

    // --- machines

    @Test
    void what_a_machine_wrote_is_attached_by_number_or_thread_alone_and_reopens_and_opens_nothing() {
        at(MONDAY, mail("m1", ANA).conversation("<a>").message("<1@corp>"));
        state(new CaseFact.CaseResolved("HILO-1", "configuration", "Listo", "marta"), MONDAY);

        for (Interactions.Builder automatic : List.of(
                mail("o1", ANA).automatic().conversation("<a>"),
                mail("o2", ANA).automatic().quoting("HILO-1"))) {
            assertThat(at(MONDAY, automatic).caseId()).isEqualTo("HILO-1");
            assertThat(context.findCase("HILO-1").orElseThrow().status()).isEqualTo(CaseStatus.RESOLVED);
        }
        for (Interactions.Builder nothing :
                List.of(mail("n1", ANA).answering("<1@corp>"), chat("n2", "v"), mail("n3", "mailto:news@shop.com"))) {
            assertThat(fold(nothing.automatic().build())).noneMatch(CaseFact.class::isInstance);
        }
    }

    // --- the list

    @Test
    void policies_are_asked_in_the_order_they_are_named() {
        at(MONDAY, mail("m1", ANA).conversation("<a>"));
        at(MONDAY, mail("m2", ANA).conversation("<b>"));
        Interaction both = mail("m3", ANA).conversation("<b>").quoting("HILO-1").build();

        assertThat(MatchingRule.first(POLICIES.named(List.of("conversation", "reference")), context, both))
                .hasValueSatisfying(match -> assertThat(match.found().id()).isEqualTo("HILO-2"));
        assertThat(MatchingRule.first(POLICIES.named(List.of()), context, both)).isEmpty();
    }

    @Test
    void an_unknown_policy_is_refused_with_those_there_are_and_so_is_one_named_twice() {
        assertThatThrownBy(() -> POLICIES.named(List.of("reference", "telepathy")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no policy 'telepathy'; there are reference, conversation, in-reply-to,"
                        + " continuation, single-active-case");
        assertThatThrownBy(() -> POLICIES.named(List.of("new-case"))).hasMessageContaining("no policy 'new-case'");
        assertThatThrownBy(() -> POLICIES.named(List.of("reference", "reference")))
                .hasMessage("the policy 'reference' is named twice");
    }

    // --- plumbing

    private record Found(String caseId, MatchedBy by) {}

    private List<Fact> fold(Interaction interaction) {
        return folding.fold(context, interaction, null, () -> "HILO-" + numbers.incrementAndGet());
    }

    /** Which policy would decide; nothing comes of it. */
    private MatchedBy found(Interaction interaction) {
        return attached(folding.fold(context, interaction, null, () -> "HILO-none"))
                .by();
    }

    private Found at(Instant when, Interactions.Builder interaction) {
        List<Fact> facts = fold(interaction.at(when).build());
        facts.forEach(fact -> state(fact, when));
        return attached(facts);
    }

    private void state(Fact fact, Instant when) {
        context = context.with(fact, when);
    }

    private static Found attached(List<Fact> facts) {
        return facts.stream()
                .filter(CaseFact.InteractionAttached.class::isInstance)
                .map(CaseFact.InteractionAttached.class::cast)
                .map(fact -> new Found(fact.caseId(), fact.by()))
                .findFirst()
                .orElseThrow();
    }
}
