package dev.hilo.local.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, perhaps empty
 */
public record Response(int status, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page that runs nothing but its own scripts and loads nothing from elsewhere. */
    public static Response html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; "
                                + "connect-src 'self' http://localhost:*; form-action 'self'; frame-ancestors 'none'; "
                                + "base-uri 'none'");
    }

    /** A JSON document. */
    public static Response json(int status, Object value) {
        return of(status, "application/json", toJson(value).getBytes(StandardCharsets.UTF_8));
    }

    /** A value as JSON text. */
    public static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not to be written as JSON: " + value.getClass(), e);
        }
    }

    /** An RFC 9457 problem. */
    public static Response problem(int status, String detail) {
        return json(status, Map.of("status", status, "title", detail)).with("Content-Type", "application/problem+json");
    }

    /** An answer with a content type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(
                status,
                Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff", "Cache-Control", "no-store"),
                body);
    }

    /** Sends the browser on, after a form. */
    public static Response seeOther(String location) {
        return new Response(303, Map.of("Location", location), new byte[0]);
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, Map.copyOf(more), body);
    }
}
