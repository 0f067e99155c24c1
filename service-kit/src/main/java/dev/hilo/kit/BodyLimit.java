package dev.hilo.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Says as a problem that a body is too large, where the framework would send a bare status: at once to a request that
 * announces too much, and to one that announces nothing as soon as it has sent too much. The framework's own limit lies a
 * little higher.
 */
@ApplicationScoped
class BodyLimit {

    /** After CORS, so that a browser may read the answer; before everything else. */
    private static final int BEFORE_THE_FRAMEWORK = 250;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(HiloConfig config, ObjectMapper json) {
        this.limit = config.http().maxBodySize().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::announced, BEFORE_THE_FRAMEWORK);
    }

    private void announced(RoutingContext exchange) {
        String length = exchange.request().getHeader("Content-Length");
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit) {
            exchange.next();
            return;
        }
        HttpProblem problem =
                ProblemWords.in(Languages.of(exchange.request().getHeader("Accept-Language")), tooLarge());
        problem.getHeaders().forEach((name, value) -> exchange.response().putHeader(name, String.valueOf(value)));
        exchange.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString());
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader("Connection", "close");
        }
        exchange.response().end(text(problem));
        drain(exchange.request());
    }

    /** Who is still sending would miss the answer if the connection were cut at once. */
    private void drain(HttpServerRequest request) {
        AtomicLong left = new AtomicLong(limit);
        request.handler(piece -> {
            if (left.addAndGet(-piece.length()) < 0) {
                request.connection().close();
            }
        });
        request.endHandler(end -> request.connection().close());
        request.resume();
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void unannounced(ContainerRequestContext request) {
        if (request.hasEntity() && request.getHeaderString("Content-Length") == null) {
            request.setEntityStream(new Counted(request.getEntityStream()));
        }
    }

    private HttpProblem tooLarge() {
        return Problems.problem(ProblemType.BODY_TOO_LARGE).with("limit", limit).build();
    }

    private String text(HttpProblem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written as JSON", e);
        }
    }

    private final class Counted extends FilterInputStream {

        private long left = limit;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? one : count(one, 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return read < 0 ? read : count(read, read);
        }

        private int count(int answer, int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge();
            }
            return answer;
        }
    }
}
