package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.Audit.Entry;
import dev.hilo.cases.api.app.AuditTrail;
import dev.hilo.kit.Roles;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Takes down every change and every read that concerns somebody: by whom, when, through which door, with which outcome.
 * A change is written before it is answered.
 */
@ApplicationScoped
class AuditFilter {

    private static final String DOOR = AuditFilter.class.getName();
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** What may stand for a user or a case in an address; an address or a name in its place is not taken down. */
    private static final String ID = "[A-Za-z0-9_-]{1,64}";

    private final AuditTrail trail;
    private final Caller caller;
    private final Concerned concerned;
    private final Clock clock;

    AuditFilter(AuditTrail trail, Caller caller, Concerned concerned, Clock clock) {
        this.trail = trail;
        this.caller = caller;
        this.concerned = concerned;
        this.clock = clock;
    }

    /** The first of the filters, so that what others refuse is taken down as well. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void enter(ContainerRequestContext request, ResourceInfo resource) {
        request.setProperty(DOOR, template(resource));
        MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
        ids(named.getFirst("userId")).forEach(concerned::user);
        ids(named.getFirst("caseId")).forEach(concerned::caseId);
    }

    @ServerResponseFilter(priority = Priorities.USER + 100)
    public void leave(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(request.getProperty(DOOR) instanceof String door) || caller.subjectOrNull() == null) {
            return;
        }
        boolean change = !READS.contains(request.getMethod());
        if (!change && !concerned.anything()) {
            return;
        }
        Entry entry = new Entry(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.subject(),
                caller.role().equals(Roles.USER) ? null : caller.name(),
                caller.role(),
                request.getMethod(),
                door,
                Set.copyOf(concerned.users()),
                Set.copyOf(concerned.cases()),
                answer.getStatus());
        // What the event loop answers has changed nothing, and it must not wait.
        if (change && !Context.isOnEventLoopThread()) {
            trail.changed(entry);
        } else {
            trail.read(entry);
        }
    }

    private static Stream<String> ids(@Nullable String parameter) {
        return Stream.ofNullable(parameter).filter(id -> id.matches(ID));
    }

    private static String template(ResourceInfo resource) {
        return Stream.<AnnotatedElement>of(resource.getResourceClass(), resource.getResourceMethod())
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(Path.class)))
                .map(Path::value)
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .map(path -> path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"))
                .collect(Collectors.joining());
    }
}
