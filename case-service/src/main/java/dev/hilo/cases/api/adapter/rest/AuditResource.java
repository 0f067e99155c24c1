package dev.hilo.cases.api.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.api.app.Audit;
import dev.hilo.cases.api.app.Audit.After;
import dev.hilo.cases.api.app.Audit.Entry;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who read or changed what, for those who answer for it. Looking it up is taken down as well. */
@Path("/api/v1/audit")
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@RunOnVirtualThread
public class AuditResource {

    private final Audit audit;
    private final Concerned concerned;

    AuditResource(Audit audit, Concerned concerned) {
        this.audit = audit;
        this.concerned = concerned;
    }

    /**
     * Latest first, reads within a second of their answer. An actor may be combined with a user or a case.
     *
     * @param status what was answered: 403 finds what callers were not allowed to do
     * @param from the first moment, UTC; {@code to} the moment after the last
     */
    @GET
    @Operation(operationId = "readAudit", summary = "Who read or changed what, latest first")
    public AuditPage read(
            @QueryParam("user") @Nullable String userId,
            @QueryParam("case") @Nullable String caseId,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("status") @Nullable Integer status,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Instant first = Params.instant("from", from);
        Instant end = Params.instant("to", to);
        if (first != null && end != null && !first.isBefore(end)) {
            throw Problems.invalid("to", "must be later than 'from'");
        }
        if (userId != null && caseId != null) {
            throw Problems.invalid("case", "cannot be combined with user: a case is one user's");
        }
        concerned.everybody();
        int most = Params.limit(limit);
        return AuditPage.of(
                audit.read(
                        new Audit.Query(userId, caseId, actor, status, first, end),
                        Cursors.read(cursor, After.class),
                        most + 1),
                most);
    }

    /**
     * A page of the audit.
     *
     * @param next cursor of the next page; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuditPage(
            List<AuditEntry> items, @Nullable String next) implements Paged {

        static AuditPage of(List<Entry> entries, int limit) {
            List<Entry> shown = entries.size() > limit ? entries.subList(0, limit) : entries;
            return new AuditPage(
                    shown.stream().map(AuditEntry::of).toList(),
                    entries.size() > limit ? Cursors.write(After.of(shown.getLast())) : null);
        }
    }

    /**
     * One request.
     *
     * @param actor the subject of the caller's token
     * @param actorName absent of people who ask for help
     * @param path the template of the address
     * @param users ids of those whose data it showed or changed; {@code cases} likewise
     * @param status what it was answered
     * @param outcome what came of it: done, denied (the caller may not), refused or failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AuditEntry(
            String id,
            Instant at,
            String actor,
            @Nullable String actorName,
            String role,
            String method,
            String path,
            Set<String> users,
            Set<String> cases,
            int status,
            String outcome) {

        static AuditEntry of(Entry entry) {
            return new AuditEntry(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.actorName(),
                    entry.role(),
                    entry.method(),
                    entry.path(),
                    entry.users(),
                    entry.cases(),
                    entry.status(),
                    entry.outcome().name().toLowerCase(Locale.ROOT));
        }
    }
}
