package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Situations.AT;
import static dev.hilo.cases.context.model.Situations.MARTA;
import static dev.hilo.cases.context.model.Situations.ONE;
import static dev.hilo.cases.context.model.Situations.after;
import static dev.hilo.cases.context.model.Situations.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every wish in every status: granted and leading where it must, or refused with what is granted instead. */
class LifecycleTest {

    private static final Why WHY = Why.of("agent-marta", "because");

    /** Each wish, and the status it leads to from any in which it is granted; null where the status stays. */
    private record Wished(Function<Context, Decision> decide, CaseStatus leadsTo) {}

    private static Map<String, Wished> wishes() {
        Map<String, Wished> all = new LinkedHashMap<>();
        all.put(Lifecycle.ASSIGN, stays(c -> CaseActions.assign(c, ONE, "vip", MARTA, "x")));
        all.put(Lifecycle.QUEUE, stays(c -> CaseActions.queue(c, ONE, "network", WHY)));
        all.put(Lifecycle.MESSAGE, stays(c -> CaseActions.answer(c, ONE, "m", MARTA, "hola", List.of())));
        all.put(Lifecycle.NOTE, stays(c -> CaseActions.note(c, ONE, "n", MARTA, "ojo", List.of())));
        all.put(Lifecycle.CHANGE, stays(c -> CaseTies.tag(c, ONE, "vpn", "x")));
        all.put(Lifecycle.OPEN, to(CaseStatus.OPEN, c -> CaseSteps.open(c, ONE, WHY)));
        all.put(
                Lifecycle.PENDING,
                to(CaseStatus.PENDING_USER, c -> CaseSteps.pending(c, ONE, AT.plusSeconds(60), AT, WHY)));
        all.put(Lifecycle.HOLD, to(CaseStatus.ON_HOLD, c -> CaseSteps.hold(c, ONE, AT.plusSeconds(60), AT, WHY)));
        all.put(Lifecycle.RESOLVE, to(CaseStatus.RESOLVED, c -> CaseActions.resolve(c, ONE, "x", "y", "z")));
        all.put(Lifecycle.CONFIRM, to(CaseStatus.CLOSED, c -> Verdict.confirm(c, ONE, "ana")));
        all.put(Lifecycle.REJECT, to(CaseStatus.REOPENED, c -> Verdict.reject(c, ONE, WHY)));
        all.put(Lifecycle.REOPEN, to(CaseStatus.REOPENED, c -> CaseSteps.reopen(c, ONE, WHY)));
        all.put(Lifecycle.CLOSE, to(CaseStatus.CLOSED, c -> CaseSteps.close(c, ONE, WHY)));
        all.put(Lifecycle.CANCEL, to(CaseStatus.CANCELLED, c -> CaseSteps.cancel(c, ONE, WHY)));
        all.put(Lifecycle.FEEDBACK, stays(c -> Verdict.feedback(c, ONE, 5, "bien")));
        return all;
    }

    /** Merging and moving are decided elsewhere. */
    private static final List<String> ELSEWHERE = List.of(Lifecycle.MERGE, Lifecycle.MOVE);

    @TestFactory
    Stream<DynamicTest> a_wish_is_granted_where_the_life_cycle_says_so_and_refused_with_what_is_granted_elsewhere() {
        return Stream.of(CaseStatus.values())
                .flatMap(status -> wishes().entrySet().stream()
                        .map(wish -> dynamicTest(
                                wish.getKey() + " when " + status.word(),
                                () -> decide(status, wish.getKey(), wish.getValue()))));
    }

    private static void decide(CaseStatus status, String name, Wished wish) {
        Context before = Situations.with(status);
        assertThat(one(before).status()).isEqualTo(status);

        Decision decision = wish.decide().apply(before);

        if (!Lifecycle.allowed(status).contains(name)) {
            assertThat(decision).isEqualTo(new Decision.NotNow(ONE, status, name, Lifecycle.allowed(status)));
            return;
        }
        Case after = one(after(before, decision));
        boolean takenUp = status.isUntouched()
                && List.of(Lifecycle.ASSIGN, Lifecycle.MESSAGE).contains(name);
        CaseStatus staying = takenUp ? CaseStatus.OPEN : status;
        assertThat(after.status()).isEqualTo(wish.leadsTo() == null ? staying : wish.leadsTo());
        assertThat(after.revision()).isGreaterThan(one(before).revision());
        assertThat(wish.decide().apply(Context.empty("ana"))).isEqualTo(new Decision.NoSuchCase(ONE));
    }

    @Test
    void every_wish_that_some_status_grants_is_in_the_table() {
        assertThat(Stream.of(CaseStatus.values())
                        .flatMap(status -> Lifecycle.allowed(status).stream())
                        .distinct()
                        .filter(wish -> !ELSEWHERE.contains(wish)))
                .containsExactlyInAnyOrderElementsOf(wishes().keySet());
    }

    private static Wished stays(Function<Context, Decision> decide) {
        return new Wished(decide, null);
    }

    private static Wished to(CaseStatus status, Function<Context, Decision> decide) {
        return new Wished(decide, status);
    }
}
