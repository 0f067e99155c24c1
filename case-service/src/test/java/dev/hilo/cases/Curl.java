package dev.hilo.cases;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a curl command: by curl where there is one, else as far as the documentation uses it. */
final class Curl {

    /** How long a stream is listened to, in seconds. */
    private static final int LISTENING = 2;

    private static final int TIMED_OUT = 28;

    private Curl() {}

    record Answer(int status, String body) {}

    /** @param words of the command, {@code curl} first; {@code -o} is done without, {@code -N} listens for a while */
    static Answer run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(words);
        int output = command.indexOf("-o");
        if (output > 0) {
            command.subList(output, output + 2).clear();
        }
        return isInstalled() ? byCurl(command) : byHand(command);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "curl"))
                .anyMatch(Files::isExecutable);
    }

    private static Answer byCurl(List<String> words) throws IOException, InterruptedException {
        Path head = Files.createTempFile("walk", ".head");
        Path body = Files.createTempFile("walk", ".body");
        try {
            List<String> command = new ArrayList<>(words);
            command.addAll(List.of("-sS", "-D", head.toString(), "-o", body.toString()));
            command.addAll(List.of("--max-time", words.contains("-N") ? "" + LISTENING : "30"));
            Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
            try (OutputStream script = process.getOutputStream()) {
                script.write(quoted(command).getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0 && !(exit == TIMED_OUT && words.contains("-N"))) {
                throw new AssertionError("curl ended with " + exit + ": " + said);
            }
            int status = Files.readAllLines(head, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("HTTP/"))
                    .mapToInt(line -> Integer.parseInt(line.split(" ")[1]))
                    .reduce(0, (before, after) -> after);
            return new Answer(status, new String(Files.readAllBytes(body), StandardCharsets.UTF_8));
        } finally {
            Files.delete(head);
            Files.delete(body);
        }
    }

    /** By a shell, which takes bytes as they are: arguments of a process are written in the encoding of the machine. */
    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "exec ", "\n"));
    }

    private static Answer byHand(List<String> words) throws IOException, InterruptedException {
        String method = null;
        String url = "";
        String data = null;
        boolean inUrl = false;
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-X" -> method = words.get(++i);
                case "-H" -> {
                    String[] header = words.get(++i).split(":\\s*", 2);
                    request.header(header[0], header[1]);
                }
                case "-d", "--data-binary" -> data = words.get(++i);
                case "-G" -> inUrl = true;
                case "--data-urlencode" -> {
                    String[] pair = words.get(++i).split("=", 2);
                    query.add(pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8));
                }
                case "-N" -> {}
                default -> url = words.get(i);
            }
        }
        if (inUrl) {
            url += (url.contains("?") ? "&" : "?") + String.join("&", query);
        }
        request.uri(URI.create(url.replace("[", "%5B").replace("]", "%5D")));
        request.method(verb(method, data), body(data));
        try (HttpClient client = HttpClient.newHttpClient()) {
            if (words.contains("-N")) {
                request.timeout(Duration.ofSeconds(10));
                HttpResponse<Stream<String>> stream = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
                client.shutdownNow();
                return new Answer(stream.statusCode(), "");
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        }
    }

    private static String verb(@Nullable String method, @Nullable String data) {
        return method == null ? (data == null ? "GET" : "POST") : method;
    }

    private static HttpRequest.BodyPublisher body(@Nullable String data) {
        return data == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Objects.requireNonNull(data));
    }
}
