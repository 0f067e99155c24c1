package dev.hilo.stream;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** W3C trace context in record headers. Without an OpenTelemetry SDK on the class path all of it does nothing. */
public final class Traces {

    static final String TRACEPARENT = "traceparent";

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> keys = new ArrayList<>();
            headers.forEach(header -> keys.add(header.key()));
            return keys;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            return headers == null ? null : text(headers.lastHeader(key));
        }
    };

    private Traces() {}

    static void inject(Headers headers) {
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.remove(key).add(key, value.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The current trace as a W3C {@code traceparent}, or null outside any. */
    public static @Nullable String current() {
        String[] found = new String[1];
        W3CTraceContextPropagator.getInstance().inject(Context.current(), found, (carrier, key, value) -> {
            if (carrier != null && TRACEPARENT.equals(key)) {
                carrier[0] = value;
            }
        });
        return found[0];
    }

    static @Nullable String traceparent(Headers headers) {
        return text(headers.lastHeader(TRACEPARENT));
    }

    static <R> R continued(Headers headers, String spanName, Callable<R> work) throws Exception {
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.current(), headers, GETTER);
        Span span = GlobalOpenTelemetry.getTracer("dev.hilo.stream")
                .spanBuilder(spanName)
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try (Scope ignored = parent.with(span).makeCurrent()) {
            return work.call();
        } catch (Exception e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
