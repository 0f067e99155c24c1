package dev.hilo.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.local.identity.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;

/** {@code ./hilo rebuild} and {@code republish}: has the case service do it, and tells how far it is. */
final class AdministratorJob {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int OK = 200;
    private static final long LOOK_EVERY_MILLIS = 500;

    private AdministratorJob() {}

    /**
     * Starts one, or follows the one that runs, to its end.
     *
     * @param job its address below {@code /api/v1}
     * @param how the query that it is started with
     */
    static void follow(Path state, String job, String how) throws InterruptedException {
        URI door = URI.create(RunningPlatform.url(state, "case-service") + "/api/v1/" + job);
        String token = RunningPlatform.token(state, Person.of("administrator", "Operator"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(door + how)).header("Authorization", "Bearer " + token);
            HttpResponse<String> begun = send(http, request.POST(HttpRequest.BodyPublishers.noBody()));
            if (begun.statusCode() == CONFLICT) {
                System.out.println("It runs already; following it.");
            } else if (begun.statusCode() != ACCEPTED) {
                throw new IllegalStateException("The case service answers " + begun.statusCode() + ": " + begun.body());
            }
            while (true) {
                HttpResponse<String> answer = send(http, request.uri(door).GET());
                if (answer.statusCode() != OK) {
                    throw new IllegalStateException(
                            "The case service answers " + answer.statusCode() + ": " + answer.body());
                }
                JsonNode now = read(answer.body());
                System.out.print("\r" + progress(now));
                switch (now.path("status").asText()) {
                    case "done" -> {
                        System.out.println("\nDone: " + now.path("mended"));
                        return;
                    }
                    case "failed" -> {
                        System.out.println();
                        throw new IllegalStateException(
                                "It broke off: " + now.path("error").asText() + ". See './hilo logs case-service'.");
                    }
                    default -> Thread.sleep(LOOK_EVERY_MILLIS);
                }
            }
        }
    }

    static String progress(JsonNode state) {
        long commits = state.path("commits").asLong();
        long expected = Math.max(1, state.path("expected").asLong());
        return String.format(
                Locale.ROOT,
                "  %,d of %,d commits, %,d users, %d %%  ",
                commits,
                expected,
                state.path("users").asLong(),
                Math.min(100, commits * 100 / expected));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The case service does not answer", e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("The case service does not answer with JSON", e);
        }
    }
}
