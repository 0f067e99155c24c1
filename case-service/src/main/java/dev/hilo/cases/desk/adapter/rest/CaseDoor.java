package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.adapter.rest.ChannelCases;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Why;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.stream.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every door of a case does: finds it, if the caller may see it, lets it decide, and answers with how it is then, or
 * with why not.
 */
@ApplicationScoped
public class CaseDoor {

    private final CaseList list;
    private final ContextLog log;
    private final ActOnCase acting;
    private final CaseAccess access;
    private final ChannelCases channels;
    private final Caller caller;
    private final Concerned concerned;

    CaseDoor(
            CaseList list,
            ContextLog log,
            ActOnCase acting,
            CaseAccess access,
            ChannelCases channels,
            Caller caller,
            Concerned concerned) {
        this.list = list;
        this.log = log;
        this.acting = acting;
        this.access = access;
        this.channels = channels;
        this.caller = caller;
        this.concerned = concerned;
    }

    /** A case in a queue that the caller may not see, or of another channel, is not there for them. */
    public Row existing(String caseId) {
        Row row = list.find(caseId)
                .filter(found -> access.sees(found.content().handling().queue()))
                .filter(found -> channels.admits(found.userId(), found.content()))
                .orElseThrow(() -> Problems.notFound("case", caseId));
        concerned.caseOf(row.userId(), caseId);
        return row;
    }

    /** As of now. */
    public CaseView view(String caseId) {
        Row row = existing(caseId);
        return view(log.latest(row.userId()), row);
    }

    /** As it is in a context that has just been decided on; as of now where that one does not remember it. */
    CaseView view(Context decided, String caseId) {
        return decided.findCase(caseId)
                .filter(one -> access.sees(one.handling().queue()))
                .map(one -> {
                    concerned.caseOf(decided.userId(), caseId);
                    return CaseView.of(decided, one);
                })
                .orElseGet(() -> view(caseId));
    }

    /** All of the user whose case it is, as of now. */
    public Context contextOf(String caseId) {
        return log.latest(existing(caseId).userId());
    }

    /** Decides a wish, named as in {@link dev.hilo.cases.context.model.Lifecycle}; the same request is done once. */
    public CaseView act(String caseId, String wish, ActOnCase.Wish decide) {
        return act(caseId, wish, caller.cause(wish, caseId), decide);
    }

    /** @param causeId the id of this request */
    public CaseView act(String caseId, String wish, String causeId, ActOnCase.Wish decide) {
        Row row = existing(caseId);
        return view(decided(row, wish, causeId, decide), row);
    }

    /** The same, for whoever answers with another case of the user. */
    Context decided(String caseId, String wish, String causeId, ActOnCase.Wish decide) {
        return decided(existing(caseId), wish, causeId, decide);
    }

    /** Decides a wish about a case that the caller may act on; the context as it is then, or the problem why not. */
    public Context decided(Row row, String wish, String causeId, ActOnCase.Wish decide) {
        String caseId = row.content().id();
        ActOnCase.Outcome outcome =
                acting.act(row.userId(), causeId, caseId, Traces.current(), resting(caseId, decide));
        return switch (outcome.decision()) {
            case Decision.Accepted accepted -> outcome.context();
            case Decision.AlreadySo already -> outcome.context();
            case Decision.NoSuchCase forgotten ->
                throw CaseProblems.notNow(
                        new Decision.NotNow(caseId, row.content().status(), wish, List.of()));
            case Decision.NotNow refused -> throw CaseProblems.notNow(refused);
            case Decision.Stale stale -> throw CaseProblems.stale(stale);
            case Decision.Elsewhere elsewhere -> throw CaseProblems.elsewhere(elsewhere, caseId);
            case Decision.TooLarge large ->
                throw Problems.problem(ProblemType.CHANGE_TOO_LARGE).build();
            case Decision.Invalid invalid -> throw Problems.invalid(invalid.field(), invalid.remedy());
        };
    }

    /** The caller, as those who read what they write will know them. */
    public Agent agent() {
        return new Agent(caller.subject(), caller.name());
    }

    /** The caller's reasons; a note has an id that follows from the request. */
    public Why why(String causeId, @Nullable String reason, @Nullable String note) {
        return new Why(
                caller.subject(),
                reason == null || reason.isBlank() ? null : reason.strip(),
                note == null || note.isBlank() ? null : new Why.Note(Ids.derive("note", causeId), agent(), note));
    }

    /** The id of the request that has this wish. */
    public String cause(String wish, String caseId) {
        return caller.cause(wish, caseId);
    }

    /** Decides unless the case is another by now than the one the caller has read. */
    private ActOnCase.Wish resting(String caseId, ActOnCase.Wish wish) {
        return (context, numbers) -> context.findCase(caseId)
                .filter(one -> !caller.ifMatch().admits(one.revision()))
                .<Decision>map(one -> new Decision.Stale(one.revision()))
                .orElseGet(() -> wish.in(context, numbers));
    }

    /** From the context, which is up to date; from the list for a case so old that the context forgot it. */
    static CaseView view(Context context, Row row) {
        return context.findCase(row.content().id())
                .map(one -> CaseView.of(context, one))
                .orElseGet(() -> CaseView.forgotten(row.userId(), row.version(), row.content()));
    }
}
