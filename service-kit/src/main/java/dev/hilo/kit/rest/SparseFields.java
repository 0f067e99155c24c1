package dev.hilo.kit.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.kit.Problems;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?fields=id,status} on every GET that answers with a record: only these fields of it, or of each item of a page.
 * A field the answer does not have is a problem that names those it has.
 */
class SparseFields {

    static final String PARAMETER = "fields";
    private static final String WANTED = SparseFields.class.getName();

    private final ObjectMapper json;

    SparseFields(ObjectMapper json) {
        this.json = json;
    }

    @ServerRequestFilter(priority = Priorities.USER + 400)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        List<String> asked = request.getUriInfo().getQueryParameters().get(PARAMETER);
        if (asked == null || !HttpMethod.GET.equals(request.getMethod())) {
            return;
        }
        Set<String> known = fields(resource.getResourceMethod().getGenericReturnType());
        Set<String> wanted = new LinkedHashSet<>();
        asked.forEach(list -> Stream.of(list.split(",")).map(String::strip).forEach(wanted::add));
        if (known.isEmpty()) {
            throw Problems.invalid(PARAMETER, "is not for this address: it answers whole");
        }
        if (!known.containsAll(wanted)) {
            throw Problems.invalid(PARAMETER, "must be some of " + String.join(",", known));
        }
        request.setProperty(WANTED, wanted);
    }

    @ServerResponseFilter(priority = Priorities.USER + 200)
    public void select(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(WANTED) instanceof Set<?> wanted
                && answer.getStatus() == Response.Status.OK.getStatusCode()
                && answer.getEntity() instanceof Record whole) {
            JsonNode tree = json.valueToTree(whole);
            List<String> names = wanted.stream().map(String::valueOf).toList();
            if (whole instanceof Paged) {
                (tree.isArray() ? tree : tree.path("items")).forEach(item -> ((ObjectNode) item).retain(names));
            } else {
                ((ObjectNode) tree).retain(names);
            }
            answer.setEntity(new GenericEntity<>(tree, JsonNode.class));
        }
    }

    /** Of a record its components, of a page of records those of its items, of anything else none. */
    private static Set<String> fields(Type type) {
        if (!(type instanceof Class<?> answer) || !answer.isRecord()) {
            return Set.of();
        }
        Class<?> shown = Paged.class.isAssignableFrom(answer) ? itemsOf(answer) : answer;
        if (shown == null || !shown.isRecord()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        Stream.of(shown.getRecordComponents()).flatMap(SparseFields::written).forEach(names::add);
        return names;
    }

    /** The fields that a component becomes: one, or those of what it holds. */
    private static Stream<String> written(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
            return Stream.of();
        }
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        && component.getType().isRecord()
                ? Stream.of(component.getType().getRecordComponents()).flatMap(SparseFields::written)
                : Stream.of(component.getName());
    }

    private static @Nullable Class<?> itemsOf(Class<?> page) {
        return Arrays.stream(page.getRecordComponents())
                .filter(component -> component.getName().equals("items"))
                .map(RecordComponent::getGenericType)
                .filter(ParameterizedType.class::isInstance)
                .map(items -> ((ParameterizedType) items).getActualTypeArguments()[0])
                .filter(Class.class::isInstance)
                .<Class<?>>map(item -> (Class<?>) item)
                .findFirst()
                .orElse(null);
    }
}
