package dev.hilo.kit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.CaseApiKeys.KeyId;
import dev.hilo.stream.Event;
import dev.hilo.stream.UnprocessableEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * Opens commits for services that need what is sealed in them: who, and in which words. Services that do well without
 * leave it out. Keys are asked for once a batch and kept for half a minute; the case service keeps them for as long, so
 * that one that was destroyed is gone within a minute.
 */
@Singleton
public class ContextOpener {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 20_000;

    private final CaseApiKeys caseApi;
    private final Cache<KeyId, SecretKey> kept;

    @Inject
    ContextOpener(CaseApiConfig config, CaseApiToken token) {
        this(config.url(), token, Ticker.systemTicker());
    }

    ContextOpener(URI caseApi, CaseApiToken token, Ticker ticker) {
        this.caseApi = new CaseApiKeys(caseApi, token);
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST)
                .ticker(ticker)
                .build();
    }

    /**
     * The commits of a batch, in its order. What was erased keeps its placeholders and its scope in {@link
     * ContextCommitted#sealed}.
     *
     * @throws IOException when keys cannot be had now: hand it on, and the consumer waits and says why
     * @throws UnprocessableEvent when what is sealed was tampered with
     */
    public List<ContextCommitted> open(List<Event<ContextCommitted>> events)
            throws IOException, InterruptedException, UnprocessableEvent {
        Map<KeyId, SecretKey> keys = keys(sealed(events.stream().map(Event::data)));
        List<ContextCommitted> opened = open(events, keys);
        Set<KeyId> replaced = sealed(opened.stream());
        replaced.retainAll(keys.keySet());
        if (replaced.isEmpty()) {
            return opened;
        }
        // Their keys are others than those that sealed: perhaps only because ours are half a minute old.
        kept.invalidateAll(replaced);
        keys.putAll(keys(replaced));
        return open(events, keys);
    }

    private static List<ContextCommitted> open(List<Event<ContextCommitted>> events, Map<KeyId, SecretKey> keys)
            throws UnprocessableEvent {
        List<ContextCommitted> opened = new ArrayList<>();
        for (Event<ContextCommitted> event : events) {
            try {
                opened.add(Sealing.open(event.data(), (user, scope) -> keys.get(new KeyId(user, scope))));
            } catch (ContractViolation e) {
                throw new UnprocessableEvent(event, String.valueOf(e.getMessage()));
            }
        }
        return opened;
    }

    private static Set<KeyId> sealed(Stream<ContextCommitted> commits) {
        Set<KeyId> ids = new HashSet<>();
        commits.forEach(commit ->
                commit.sealed().keySet().forEach(scope -> ids.add(new KeyId(commit.userId(), scope))));
        return ids;
    }

    private Map<KeyId, SecretKey> keys(Collection<KeyId> ids) throws IOException, InterruptedException {
        Map<KeyId, SecretKey> keys = new HashMap<>(kept.getAllPresent(ids));
        Set<KeyId> missing = new HashSet<>(ids);
        missing.removeAll(keys.keySet());
        if (!missing.isEmpty()) {
            Map<KeyId, SecretKey> fetched = caseApi.fetch(missing);
            kept.putAll(fetched);
            keys.putAll(fetched);
        }
        return keys;
    }
}
