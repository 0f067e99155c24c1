package dev.hilo.local;

import dev.hilo.local.identity.Person;
import dev.hilo.local.identity.ServiceClients;
import dev.hilo.local.identity.TokenIssuer;
import dev.hilo.local.process.Ports;
import dev.hilo.local.web.Request;
import dev.hilo.local.web.Response;
import dev.hilo.local.web.WebServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The identity provider of the local platform: discovery, keys, and a token for whoever asks, without a password. It runs in
 * the JVM of its caller. Never for production.
 */
public final class LocalIdentity implements AutoCloseable {
    /** Pages of this machine may ask for tokens, those of the web may not. */
    private static final String LOCAL_ORIGIN = "http://localhost(:\\d+)?";

    private final TokenIssuer issuer;
    private final ServiceClients clients;
    private final WebServer server;

    private final String url;

    private LocalIdentity(Path state, InetSocketAddress address) {
        this.url = "http://localhost:" + address.getPort();
        this.issuer = new TokenIssuer(url, state);
        this.clients = new ServiceClients(state);
        this.server = WebServer.start(address, this::answer);
    }

    /** Starts on a random port. */
    public static LocalIdentity start(Path state) {
        return start(state, Ports.free());
    }

    /** Starts on the given port. */
    public static LocalIdentity start(Path state, int port) {
        return start(state, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Starts on the given address; in the tokens the issuer is on {@code localhost} all the same. */
    static LocalIdentity start(Path state, InetSocketAddress address) {
        return new LocalIdentity(state, address);
    }

    /** The issuer in the tokens, and where the provider answers. */
    public String issuer() {
        return url;
    }

    /** Where the public keys are. */
    public String jwksUrl() {
        return issuer() + "/jwks";
    }

    /** A token for the person. */
    public String token(Person person) {
        return issuer.token(person);
    }

    /** Where services get their tokens. */
    public String tokenUrl() {
        return issuer() + "/token";
    }

    /** The secret of a service that calls others; empty for those that call nobody. */
    public Optional<String> clientSecret(String service) {
        return clients.secret(service);
    }

    @Override
    public void close() {
        server.close();
    }

    private Response answer(Request request) {
        Response response = switch (request.path()) {
            case "/.well-known/openid-configuration" -> Response.json(200, discovery());
            case "/jwks" ->
                Response.of(200, "application/json", issuer.publicKeys().getBytes(StandardCharsets.UTF_8));
            case "/token" -> token(request);
            default -> Response.problem(404, "No such page here. Ask /token?role=agent&name=Ana for a token");
        };
        String origin = request.headers().getOrDefault("origin", "");
        return origin.matches(LOCAL_ORIGIN)
                ? response.with("Access-Control-Allow-Origin", origin).with("Vary", "Origin")
                : response;
    }

    private Response token(Request request) {
        if (request.parameter("grant_type").equals("client_credentials")) {
            return clientToken(request);
        }
        Person person = Person.of(
                request.parameter("role"),
                request.parameter("name"),
                request.parameter("email"),
                request.parameter("sub"));
        return bearer(token(person), TokenIssuer.LIFETIME);
    }

    /** A client proves itself by HTTP Basic or in the form (RFC 6749, 2.3.1). */
    private Response clientToken(Request request) {
        String client = request.parameter("client_id");
        String secret = request.parameter("client_secret");
        String header = request.headers().getOrDefault("authorization", "");
        if (header.startsWith("Basic ")) {
            String[] pair = new String(
                            Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                    .split(":", 2);
            client = pair[0];
            secret = pair.length == 2 ? pair[1] : "";
        }
        String proven = client;
        return clients.claims(client, secret)
                .map(claims -> bearer(issuer.token(proven, claims), TokenIssuer.SERVICE_LIFETIME))
                .orElseGet(() -> Response.json(401, Map.of("error", "invalid_client")));
    }

    private static Response bearer(String token, Duration lifetime) {
        return Response.json(
                200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", lifetime.toSeconds()));
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer",
                issuer(),
                "jwks_uri",
                jwksUrl(),
                "token_endpoint",
                issuer() + "/token",
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "subject_types_supported",
                List.of("public"),
                "response_types_supported",
                List.of("token"),
                "grant_types_supported",
                List.of("client_credentials"));
    }
}
