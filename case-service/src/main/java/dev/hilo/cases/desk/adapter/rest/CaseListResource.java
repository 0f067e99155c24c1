package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The list of cases. */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseListResource {

    private static final Map<String, Order> ORDERS =
            Map.of("-openedAt", Order.OPENED, "-updatedAt", Order.UPDATED, "priority", Order.PRIORITY);

    private final CaseList list;
    private final CaseAccess access;
    private final Concerned concerned;

    CaseListResource(CaseList list, CaseAccess access, Concerned concerned) {
        this.list = list;
        this.access = access;
        this.concerned = concerned;
    }

    /**
     * A page of cases. One of {@code queue}, {@code agent}, {@code user} and {@code parent} may be given, each with
     * {@code status}; {@code status} may hold several, separated by commas. {@code sort} is {@code -openedAt} (the
     * usual), {@code -updatedAt} or {@code priority} (the most urgent first, then the oldest); the cases of a user or a
     * parent come in the order {@code -openedAt} only.
     */
    @GET
    @Operation(operationId = "listCases", summary = "A page of the list of cases")
    public CasePage list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agent") @Nullable String agentId,
            @QueryParam("user") @Nullable String userId,
            @QueryParam("parent") @Nullable String parentId,
            @QueryParam("sort") @DefaultValue("-openedAt") String sort,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Filter filter = filter(queue, agentId, userId, parentId);
        Order order = order(filter.field(), sort);
        After after = Cursors.read(cursor, After.class);
        if (after != null && after.order() != order) {
            throw Problems.invalid("cursor", "is of a list in another order: begin that one without a cursor");
        }
        Query query = new Query(filter, statuses(status), order, access.queues().orElse(null));
        CasePage page = CasePage.of(list.list(query, after, Params.limit(limit) + 1), order, limit);
        page.items().forEach(one -> concerned.caseOf(one.userId(), one.id()));
        return page;
    }

    private static Filter filter(
            @Nullable String queue, @Nullable String agentId, @Nullable String userId, @Nullable String parentId) {
        Map<Field, String> given = new EnumMap<>(Field.class);
        put(given, Field.QUEUE, queue);
        put(given, Field.AGENT, agentId);
        put(given, Field.USER, userId);
        put(given, Field.PARENT, parentId);
        if (given.size() > 1) {
            String names = given.keySet().stream().map(Params::word).collect(Collectors.joining(", "));
            throw Problems.invalid(names, "cannot be combined: give one of them, with status if you like");
        }
        return given.entrySet().stream()
                .map(one -> new Filter(one.getKey(), one.getValue()))
                .findFirst()
                .orElse(Filter.NONE);
    }

    private static void put(Map<Field, String> given, Field field, @Nullable String value) {
        if (value != null) {
            given.put(field, Params.required(value, Params.word(field)));
        }
    }

    private static Order order(Field field, String sort) {
        List<String> allowed = ORDERS.entrySet().stream()
                .filter(one -> field.orders().contains(one.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!allowed.contains(sort)) {
            throw Problems.invalid("sort", "must be one of " + String.join(", ", allowed));
        }
        return ORDERS.getOrDefault(sort, Order.OPENED);
    }

    private static Set<CaseStatus> statuses(@Nullable String words) {
        Set<CaseStatus> statuses = EnumSet.noneOf(CaseStatus.class);
        if (words != null) {
            for (String word : words.split(",")) {
                CaseStatus one = Params.oneOf("status", word.strip(), CaseStatus.class);
                if (one != null) {
                    statuses.add(one);
                }
            }
        }
        return statuses;
    }
}
