package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;

/** Contexts with one case, {@code HILO-1}, that stands where a test wants it. */
final class Situations {

    static final String ONE = "HILO-1";
    static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    static final Agent MARTA = new Agent("agent-marta", "Marta");

    private Situations() {}

    static Context with(CaseStatus status) {
        Context opened = Context.empty("ana")
                .with(
                        new CaseFact.CaseOpened(
                                ONE,
                                "i1",
                                "s",
                                "email",
                                "es",
                                Priority.USUAL,
                                "service-desk",
                                null,
                                null,
                                null,
                                null,
                                "ana"),
                        AT);
        return switch (status) {
            case NEW -> opened;
            case OPEN -> opened.with(new CaseFact.CaseAssigned(ONE, "service-desk", MARTA, "routing"), AT);
            case PENDING_USER, ON_HOLD, CANCELLED -> at(opened, status);
            case RESOLVED -> resolved(opened);
            case CLOSED -> at(resolved(opened), status);
            case REOPENED ->
                resolved(opened).with(new CaseFact.CaseReopened(ONE, "i2", CaseFact.Back.CAME_BACK, null), AT);
        };
    }

    static Context resolved(Context context) {
        return context.with(new CaseFact.CaseResolved(ONE, "configuration", "Listo", "agent-marta"), AT);
    }

    static Context at(Context context, CaseStatus status) {
        return context.with(new CaseFact.CaseStatusChanged(ONE, status, "x", null, "agent-marta"), AT);
    }

    /** As it is after what was decided. */
    static Context after(Context context, Decision decision) {
        Context next = context;
        for (Fact fact : facts(decision)) {
            next = next.with(fact, AT);
        }
        return next;
    }

    static List<Fact> facts(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            return accepted.facts();
        }
        throw new AssertionError("was not accepted: " + decision);
    }

    static Case one(Context context) {
        return context.findCase(ONE).orElseThrow();
    }
}
