package dev.hilo.kit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Labels HTTP metrics with the template of the resource that was asked, never with an address as a client wrote it: whatever
 * has no template is one label.
 */
@Singleton
class UriTags implements HttpServerMetricsTagsContributor, MeterFilter {

    /** Where Quarkus REST leaves the template for Micrometer. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Tag UNKNOWN = Tag.of("uri", "UNKNOWN");

    private final Set<String> templates = ConcurrentHashMap.newKeySet();

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        if (template == null) {
            return Tags.of(UNKNOWN);
        }
        templates.add(template);
        return Tags.of("uri", template);
    }

    /** For requests that are broken off and for WebSockets, where nobody asks for tags. */
    @Override
    public Meter.Id map(Meter.Id id) {
        String uri = id.getName().startsWith("http.server.") ? id.getTag("uri") : null;
        return uri == null || templates.contains(uri)
                ? id
                : id.replaceTags(Tags.of(id.getTags()).and(UNKNOWN));
    }
}
