package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.Audit.Entry;
import dev.hilo.cases.api.app.AuditTrail;
import dev.hilo.cases.api.app.Refusals;
import dev.hilo.kit.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What stands in the audit of the current request. */
@ApplicationScoped
class AuditEntries {

    private static final Logger LOG = Logger.getLogger(AuditEntries.class);

    /** What may stand for a user or a case in an address; an address or a name in its place is not taken down. */
    private static final String ID = "[A-Za-z0-9_-]{1,64}";

    private final AuditTrail trail;
    private final Caller caller;
    private final Concerned concerned;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Refusals refusals = new Refusals();

    AuditEntries(AuditTrail trail, Caller caller, Concerned concerned, Clock clock, MeterRegistry meters) {
        this.trail = trail;
        this.caller = caller;
        this.concerned = concerned;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whom an address names is concerned. */
    void name(UriInfo address) {
        MultivaluedMap<String, String> named = address.getPathParameters();
        ids(named.getFirst("userId")).forEach(concerned::user);
        ids(named.getFirst("caseId")).forEach(concerned::caseId);
    }

    /** It is written before the request is answered. */
    void change(String method, String door, int status) {
        if (caller.subjectOrNull() == null) {
            return;
        }
        // What the event loop answers has changed nothing, and it must not wait.
        if (Context.isOnEventLoopThread()) {
            trail.read(entry(method, door, status));
        } else {
            trail.changed(entry(method, door, status));
        }
    }

    /** It is written when it concerns somebody. */
    void read(String method, String door, int status) {
        if (concerned.anything() && caller.subjectOrNull() != null) {
            trail.read(entry(method, door, status));
        }
    }

    /**
     * Counted; taken down of those who have signed in, logged of the others.
     *
     * @param resource null of a token that does not hold: where it would have gone is not known yet, and its address may
     *     hold anything
     */
    void denied(String method, @Nullable ResourceInfo resource, UriInfo address, int status) {
        String door = resource == null || resource.getResourceClass() == null ? null : door(resource);
        meters.counter("hilo.http.denied", "status", Integer.toString(status), "path", door == null ? "unknown" : door)
                .increment();
        if (status == Response.Status.UNAUTHORIZED.getStatusCode() || door == null) {
            LOG.infof("denied with %d: %s", status, door == null ? "a token that does not hold" : method + " " + door);
            return;
        }
        name(address);
        Entry entry = entry(method, door, status);
        List<String> what = Stream.of(
                        Stream.of(method, door),
                        entry.users().stream().sorted(),
                        entry.cases().stream().sorted())
                .flatMap(Function.identity())
                .toList();
        if (refusals.isNews(entry.at(), entry.actor(), what)) {
            trail.read(entry);
        }
    }

    private Entry entry(String method, String door, int status) {
        return new Entry(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.subject(),
                caller.role().equals(Roles.USER) ? null : caller.name(),
                caller.role(),
                method,
                door,
                Set.copyOf(concerned.users()),
                Set.copyOf(concerned.cases()),
                status);
    }

    private static Stream<String> ids(@Nullable String parameter) {
        return Stream.ofNullable(parameter).filter(id -> id.matches(ID));
    }

    /** The template of the address: {@code /api/v1/cases/{caseId}}. */
    static String door(ResourceInfo resource) {
        return Stream.<AnnotatedElement>of(resource.getResourceClass(), resource.getResourceMethod())
                .flatMap(element -> Stream.ofNullable(element.getAnnotation(Path.class)))
                .map(Path::value)
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .map(path -> path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"))
                .collect(Collectors.joining());
    }
}
