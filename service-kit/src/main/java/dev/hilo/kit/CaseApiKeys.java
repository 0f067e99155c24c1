package dev.hilo.kit;

import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.ContractViolation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The keys of users and cases, from the case service: {@code POST /api/v1/keys}. What fails may succeed later. */
final class CaseApiKeys {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI caseApi;
    private final CaseApiToken token;

    CaseApiKeys(URI caseApi, CaseApiToken token) {
        this.caseApi = caseApi;
        this.token = token;
    }

    /** Names a key. */
    record KeyId(String user, String scope) {}

    private record Wanted(List<KeyId> keys) {}

    private record Answer(@Nullable List<Given> keys) {}

    private record Given(String user, String scope, String key) {}

    /**
     * Those that exist.
     *
     * @throws IOException saying what is wrong, never quoting an answer
     */
    Map<KeyId, SecretKey> fetch(Collection<KeyId> ids) throws IOException, InterruptedException {
        Map<KeyId, SecretKey> found = new HashMap<>();
        List<KeyId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST) {
            byte[] answer = post(new Wanted(new ArrayList<>(all.subList(from, Math.min(all.size(), from + MOST)))));
            try {
                List<Given> given = ContractJson.read(answer, Answer.class).keys();
                for (Given one : given == null ? List.<Given>of() : given) {
                    byte[] key = Base64.getDecoder().decode(one.key());
                    found.put(new KeyId(one.user(), one.scope()), AesGcm.key(key));
                }
            } catch (ContractViolation e) {
                throw new IOException("the case service at " + caseApi + " does not answer with keys", e);
            } catch (IllegalArgumentException e) {
                throw new IOException("the case service at " + caseApi + " answers with something that is no key");
            }
        }
        return found;
    }

    private byte[] post(Wanted wanted) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(caseApi.resolve("/api/v1/keys"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.get())
                .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(wanted)))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("cannot get keys from the case service at " + caseApi, e);
        }
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 401, 403 ->
                throw new IOException("the case service answers " + response.statusCode() + " when asked for keys: this"
                        + " service's token must be valid and have the role service");
            default ->
                throw new IOException("the case service at " + caseApi + " answers " + response.statusCode()
                        + " when asked for keys");
        };
    }
}
