package dev.hilo.local.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method GET, POST, …
 * @param path the decoded path
 * @param parameters those of the query and of a form in the body
 * @param headers the first value of each, by its lower-case name
 */
public record Request(String method, String path, Map<String, String> parameters, Map<String, String> headers) {
    private static final int LARGEST_FORM = 1 << 20;

    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        decode(exchange.getRequestURI().getRawQuery(), parameters);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_FORM);
            decode(new String(body, StandardCharsets.UTF_8), parameters);
        }
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters, headers);
    }

    /** A parameter, or the empty string. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The language of the page: the {@code lang} parameter, else the browser's wish; Spanish when neither says English. */
    public Language language() {
        String wish = parameters.getOrDefault("lang", headers.getOrDefault("accept-language", ""));
        return wish.startsWith("en") ? Language.EN : Language.ES;
    }

    private static void decode(@Nullable String form, Map<String, String> into) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            into.put(URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
    }
}
