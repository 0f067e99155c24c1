package dev.hilo.notification;

import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.KeySource;
import dev.hilo.contracts.Sealing;
import dev.hilo.kit.test.Samples;
import java.util.List;
import javax.crypto.SecretKey;

/** The samples' story, sealed, as it comes off the stream. */
public final class SealedStory {

    public static final SecretKey KEY = AesGcm.key(new byte[AesGcm.KEY_BYTES]);
    private static final KeySource ALL_KEYS = (user, scope) -> KEY;

    private SealedStory() {}

    /** The story of a user of another id, without the fact of a later version: at that, the stream waits. */
    public static List<ContextCommitted> of(String user) {
        return Samples.story().stream()
                .filter(commit -> commit.facts().stream().noneMatch(ContextFact.Unknown.class::isInstance))
                .map(commit ->
                        new ContextCommitted(user, commit.version(), commit.causes(), commit.at(), commit.facts()))
                .map(commit -> ContractJson.read(Sealing.seal(commit, ALL_KEYS), ContextCommitted.class))
                .toList();
    }

    /** Where only some keys are left. */
    public static List<ContextCommitted> opened(List<ContextCommitted> sealed, KeySource keys) {
        return sealed.stream().map(commit -> Sealing.open(commit, keys)).toList();
    }
}
