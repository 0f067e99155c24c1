package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Situations.AT;
import static dev.hilo.cases.context.model.Situations.MARTA;
import static dev.hilo.cases.context.model.Situations.ONE;
import static dev.hilo.cases.context.model.Situations.after;
import static dev.hilo.cases.context.model.Situations.facts;
import static dev.hilo.cases.context.model.Situations.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.model.CaseChanges.Details;
import dev.hilo.cases.context.model.CaseChanges.Urgency;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseActionsTest {

    private static final Why WHY = Why.of("agent-marta", "because");

    // --- work

    @Test
    void the_first_answer_opens_a_case_that_nobody_had_taken_up_and_gives_it_to_nobody() {
        Context answered = after(
                Situations.with(CaseStatus.NEW),
                CaseActions.answer(Situations.with(CaseStatus.NEW), ONE, "m", MARTA, "hola", List.of()));

        assertThat(one(answered).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(one(answered).handling().agent()).isNull();
        assertThat(one(answered).progress().firstResponseAt()).isEqualTo(AT);
    }

    @Test
    void a_released_case_is_nobodys_and_says_why_in_a_word_and_in_a_note() {
        Why why = new Why("agent-marta", "wrong-team", new Why.Note("n1", MARTA, "Es de redes"));
        Context open = Situations.with(CaseStatus.OPEN);

        Decision decision = CaseActions.queue(open, ONE, "network", why);

        assertThat(facts(decision))
                .containsExactly(
                        new CaseFact.CaseQueued(ONE, "network", "agent-marta", "wrong-team"),
                        new CaseFact.NoteAdded(ONE, "n1", MARTA, "Es de redes", List.of()));
        Context queued = after(open, decision);
        assertThat(one(queued).handling().agent()).isNull();
        assertThat(CaseActions.queue(queued, ONE, "network", why)).isEqualTo(new Decision.AlreadySo());
    }

    // --- steps

    @Test
    void a_case_waits_until_a_time_that_is_still_to_come() {
        Context open = Situations.with(CaseStatus.OPEN);
        Instant tomorrow = AT.plusSeconds(86_400);

        assertThat(CaseSteps.pending(open, ONE, AT, AT, WHY))
                .isEqualTo(new Decision.Invalid("until", "must be in the future"));
        Context held = after(open, CaseSteps.hold(open, ONE, tomorrow, AT, WHY));
        assertThat(one(held).handling().until()).isEqualTo(tomorrow);
        assertThat(CaseSteps.hold(held, ONE, tomorrow, AT, WHY)).isEqualTo(new Decision.AlreadySo());

        assertThat(CaseSteps.due(held, ONE, AT)).isEqualTo(new Decision.AlreadySo());
        Context back = after(held, CaseSteps.due(held, ONE, tomorrow));
        assertThat(one(back).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(one(back).handling().until()).isNull();
    }

    @Test
    void silence_closes_only_the_resolution_it_followed() {
        Context resolved = Situations.with(CaseStatus.RESOLVED);

        assertThat(CaseSteps.silence(resolved, ONE, AT.minusSeconds(1))).isEqualTo(new Decision.AlreadySo());
        assertThat(facts(CaseSteps.silence(resolved, ONE, AT)))
                .containsExactly(new CaseFact.CaseStatusChanged(ONE, CaseStatus.CLOSED, "silence", null, "silence"));
    }

    // --- verdicts

    @Test
    void a_rejected_resolution_counts_as_come_back() {
        Context back = after(
                Situations.with(CaseStatus.RESOLVED),
                Verdict.reject(Situations.with(CaseStatus.RESOLVED), ONE, Why.of("ana")));

        assertThat(one(back).progress().reopened()).isEqualTo(1);
        assertThat(one(back).progress().resolvedAt()).isNull();
    }

    @Test
    void a_later_score_replaces_an_earlier_one_and_the_same_says_nothing_new() {
        Context closed = Situations.with(CaseStatus.CLOSED);
        Context scored = after(closed, Verdict.feedback(closed, ONE, 2, null));

        assertThat(Verdict.feedback(scored, ONE, 2, null)).isEqualTo(new Decision.AlreadySo());
        assertThat(one(after(scored, Verdict.feedback(scored, ONE, 5, "mejor")))
                        .progress()
                        .score())
                .isEqualTo(5);
        assertThat(Verdict.feedback(scored, ONE, 6, null)).isInstanceOf(Decision.Invalid.class);
    }

    // --- changes

    @Test
    void a_priority_follows_from_the_matrix_and_leaves_it_only_for_a_reason() {
        Context open = Situations.with(CaseStatus.OPEN);

        Context urgent = after(open, prioritise(open, new Urgency(1, 1, null, null)));
        assertThat(one(urgent).handling().priority()).isEqualTo(new Priority(1, 1, 1, null));
        assertThat(prioritise(open, new Urgency(null, null, 1, " ")))
                .isInstanceOfSatisfying(
                        Decision.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("priorityReason"));
        Context vip = after(open, prioritise(open, new Urgency(null, null, 1, "vip")));
        assertThat(one(vip).handling().priority()).isEqualTo(new Priority(3, 2, 1, "vip"));
        assertThat(one(after(vip, prioritise(vip, new Urgency(2, null, null, null))))
                        .handling()
                        .priority())
                .isEqualTo(new Priority(2, 2, 3, null));
        assertThat(prioritise(open, new Urgency(3, 2, null, null))).isEqualTo(new Decision.AlreadySo());
        assertThat(prioritise(open, new Urgency(4, null, null, null))).isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void a_matrix_is_written_as_three_rows_of_digits() {
        assertThat(PriorityMatrix.parse("123 234 345")).isEqualTo(PriorityMatrix.ITIL);
        assertThat(PriorityMatrix.parse("112 223 334").priority(1, 2)).isEqualTo(new Priority(1, 2, 1, null));
        for (String wrong : List.of("", "123 234", "126 234 345", "1 2 3", "123,234,345")) {
            assertThatThrownBy(() -> PriorityMatrix.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void details_change_as_far_as_they_are_other_and_empty_ones_are_taken_away() {
        Context open = Situations.with(CaseStatus.OPEN);

        Decision decision = CaseChanges.describe(open, ONE, new Details("s", "vpn", "access"), "x");
        assertThat(facts(decision))
                .containsExactly(new CaseFact.CaseDetailsChanged(ONE, null, "vpn", "access", null, "x"));
        Context known = after(open, decision);
        Context less = after(known, CaseChanges.describe(known, ONE, new Details(null, null, ""), "x"));
        assertThat(one(less).matter().service()).isEqualTo("vpn");
        assertThat(one(less).matter().category()).isNull();
        assertThat(CaseChanges.describe(less, ONE, new Details(null, "vpn", ""), "x"))
                .isEqualTo(new Decision.AlreadySo());
        assertThat(CaseChanges.describe(open, ONE, new Details(" ", null, null), "x"))
                .isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void wishes_made_together_are_granted_together_or_not_at_all() {
        Context open = Situations.with(CaseStatus.OPEN);
        Decision major = CaseChanges.major(open, ONE, true, WHY);

        assertThat(facts(CaseChanges.together(List.of(new Decision.AlreadySo(), major))))
                .isEqualTo(facts(major));
        assertThat(CaseChanges.together(List.of(major, new Decision.Invalid("a", "b"))))
                .isEqualTo(new Decision.Invalid("a", "b"));
        assertThat(CaseChanges.together(List.of(new Decision.AlreadySo()))).isEqualTo(new Decision.AlreadySo());
    }

    // --- ties

    @Test
    void a_tag_has_one_spelling() {
        Context open = Situations.with(CaseStatus.OPEN);
        Context tagged = after(open, CaseTies.tag(open, ONE, "  Ala  NORTE ", "x"));

        assertThat(one(tagged).relations().tags()).containsExactly("ala-norte");
        assertThat(CaseTies.tag(tagged, ONE, "ala-norte", "x")).isEqualTo(new Decision.AlreadySo());
        assertThat(one(after(tagged, CaseTies.untag(tagged, ONE, "ALA norte", "x")))
                        .relations()
                        .tags())
                .isEmpty();
        for (String wrong : List.of(" ", "a".repeat(51), "-x", "a,b", "<b>")) {
            assertThat(CaseTies.tag(open, ONE, wrong, "x")).isInstanceOf(Decision.Invalid.class);
        }
    }

    @Test
    void a_case_has_thirty_tags_and_fifty_watchers_at_the_most() {
        Context context = Situations.with(CaseStatus.OPEN);
        for (int i = 0; i < CaseTies.TAGS; i++) {
            context = after(context, CaseTies.tag(context, ONE, "t" + i, "x"));
        }
        for (int i = 0; i < CaseTies.WATCHERS; i++) {
            context = after(context, CaseTies.watch(context, ONE, "agent-" + i, "x"));
        }

        assertThat(CaseTies.tag(context, ONE, "more", "x")).isInstanceOf(Decision.Invalid.class);
        assertThat(CaseTies.watch(context, ONE, "more", "x")).isInstanceOf(Decision.Invalid.class);
        assertThat(CaseTies.tag(context, ONE, "t1", "x")).isEqualTo(new Decision.AlreadySo());
    }

    @Test
    void a_case_is_neither_its_own_parent_nor_related_to_itself() {
        Context open = Situations.with(CaseStatus.OPEN);

        assertThat(CaseTies.parent(open, ONE, ONE, "x")).isInstanceOf(Decision.Invalid.class);
        assertThat(CaseTies.relate(open, ONE, ONE, "x")).isInstanceOf(Decision.Invalid.class);
        Context part = after(open, CaseTies.parent(open, ONE, "HILO-2", "x"));
        assertThat(one(part).relations().parent()).isEqualTo("HILO-2");
        assertThat(one(after(part, CaseTies.parent(part, ONE, null, "x")))
                        .relations()
                        .parent())
                .isNull();
    }

    @Test
    void a_relation_is_taken_away_however_it_came() {
        Context split = Situations.with(CaseStatus.OPEN)
                .with(new CaseFact.CaseRelated(ONE, "HILO-2", CaseFact.Relation.SPLIT_FROM, false, "x"), AT);

        assertThat(CaseTies.relate(split, ONE, "HILO-2", "x")).isEqualTo(new Decision.AlreadySo());
        assertThat(facts(CaseTies.unrelate(split, ONE, "HILO-2", "x")))
                .containsExactly(new CaseFact.CaseRelated(ONE, "HILO-2", CaseFact.Relation.SPLIT_FROM, true, "x"));
        assertThat(CaseTies.unrelate(split, ONE, "HILO-3", "x")).isEqualTo(new Decision.AlreadySo());
    }

    private static Decision prioritise(Context context, Urgency urgency) {
        return CaseChanges.prioritise(context, ONE, urgency, PriorityMatrix.ITIL, "x");
    }
}
