package dev.hilo.kit.test;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks every GET operation in the service's OpenAPI document: with the path parameters filled in, once without a query and
 * once with each query parameter that has a value. An operation with a path parameter that has none is an error: whoever adds one says what
 * to ask it with.
 */
public final class ApiWalk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /**
     * What was answered.
     *
     * @param operation the path as the document has it
     * @param body empty of an event stream that began
     */
    public record Answer(String operation, String asked, int status, String body) {}

    private ApiWalk() {}

    /**
     * @param values of parameters, by the operation's path and the parameter ({@code /api/v1/attachments/{id} id}) or by the
     *     parameter alone ({@code caseId})
     */
    public static List<Answer> with(String bearer, Map<String, String> values)
            throws IOException, InterruptedException {
        Map<String, Map<String, Object>> paths =
                RestAssured.given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<Answer> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Map<String, Object>> one : paths.entrySet()) {
                String path = one.getKey();
                if (one.getValue().get("get") instanceof Map<?, ?> operation) {
                    for (String asked : requests(path, operation, values)) {
                        answers.add(ask(client, path, asked, bearer));
                    }
                }
            }
        }
        return answers;
    }

    private static List<String> requests(String path, Map<?, ?> operation, Map<String, String> values) {
        String plain =
                PARAMETER.matcher(path).replaceAll(found -> Matcher.quoteReplacement(value(path, found, values)));
        List<String> requests = new ArrayList<>(List.of(plain));
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (Object one : parameters) {
                if (one instanceof Map<?, ?> parameter
                        && "query".equals(parameter.get("in"))
                        && parameter.get("name") instanceof String name
                        && values.get(name) instanceof String value) {
                    requests.add(plain + "?" + encoded(name) + "=" + encoded(value));
                }
            }
        }
        return requests;
    }

    private static String value(String path, MatchResult found, Map<String, String> values) {
        String name = found.group(1);
        String value = values.getOrDefault(path + " " + name, values.get(name));
        if (value == null) {
            throw new AssertionError("GET " + path + " is new: give the walk a value of " + name);
        }
        return encoded(value);
    }

    private static Answer ask(HttpClient client, String operation, String asked, String bearer)
            throws IOException, InterruptedException {
        URI base = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        HttpRequest request = HttpRequest.newBuilder(base.resolve(asked))
                .header("Authorization", bearer)
                .timeout(PATIENCE)
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        boolean isStream = response.statusCode() == 200
                && response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (InputStream body = response.body()) {
            String text = isStream ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(operation, asked, response.statusCode(), text);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
