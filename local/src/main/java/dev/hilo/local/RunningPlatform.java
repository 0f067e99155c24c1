package dev.hilo.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.local.identity.Person;
import dev.hilo.local.process.Memory;
import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The platform that a launcher runs, as other processes see it: {@code platform.json} in the state directory names its parts,
 * {@code launcher.pid} its process.
 */
public final class RunningPlatform {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-24s %-6s %6s  %-46s %8s %6s%n";

    private RunningPlatform() {}

    /** Whether the launcher that left its traces here still runs. */
    public static boolean isUp(Path state) {
        try {
            long pid = Long.parseLong(
                    Files.readString(state.resolve("launcher.pid")).strip());
            return Files.exists(state.resolve("platform.json"))
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /**
     * Where a part of the running platform is.
     *
     * @param name {@code case-service}, {@code kafka}, {@code identity}, …
     */
    public static String url(Path state, String name) {
        for (JsonNode component : components(state)) {
            if (component.path("name").asText().equals(name)) {
                return component.path("url").asText();
            }
        }
        throw new IllegalStateException("The running platform has no part called " + name);
    }

    /** A token from the running platform's identity provider. */
    public static String token(Path state, Person person) {
        requireUp(state);
        String form = "role=%s&name=%s&email=%s&sub=%s"
                .formatted(
                        encode(person.role()), encode(person.name()), encode(person.email()), encode(person.subject()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(state, "identity") + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JSON.readTree(answer).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("The identity provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Prints the table of what runs where. Answers whether all of it does. */
    static boolean print(Path state) {
        if (!isUp(state)) {
            System.out.println("Hilo is not running. './hilo up' starts it.");
            return false;
        }
        boolean all = true;
        System.out.printf(ROW, "SERVICE", "STATE", "PORT", "URL", "PID", "MB");
        for (JsonNode component : components(state)) {
            int port = component.path("port").asInt();
            long pid = component.path("pid").asLong();
            boolean up = port == 0 || Ports.answers(port);
            all &= up;
            System.out.printf(
                    ROW,
                    component.path("name").asText(),
                    up ? "up" : "DOWN",
                    port == 0 ? "" : port,
                    component.path("url").asText(),
                    pid == 0 ? "" : pid,
                    pid == 0 ? "" : Memory.residentMegabytes(pid));
        }
        return all;
    }

    static void rememberPid(Path state) {
        write(state.resolve("launcher.pid"), ProcessHandle.current().pid() + "\n");
    }

    static void remember(Path state, Platform platform) {
        ArrayNode all = JSON.createArrayNode();
        for (Component component : platform.components()) {
            ObjectNode one = all.addObject();
            one.put("name", component.name());
            one.put("port", component.port());
            one.put("url", component.url());
            one.put(
                    "pid",
                    component
                            .process()
                            .map(process -> process.pid())
                            .orElse(
                                    component.port() == 0
                                            ? 0
                                            : ProcessHandle.current().pid()));
        }
        write(state.resolve("platform.json"), all.toPrettyString());
    }

    static void forget(Path state) {
        try {
            Files.deleteIfExists(state.resolve("platform.json"));
            Files.deleteIfExists(state.resolve("launcher.pid"));
        } catch (IOException e) {
            System.err.println("Not removed: " + e.getMessage());
        }
    }

    private static JsonNode components(Path state) {
        requireUp(state);
        try {
            return JSON.readTree(Files.readAllBytes(state.resolve("platform.json")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read platform.json", e);
        }
    }

    private static void requireUp(Path state) {
        if (!isUp(state)) {
            throw new IllegalStateException("Hilo is not running. './hilo up' starts it.");
        }
    }

    private static void write(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
