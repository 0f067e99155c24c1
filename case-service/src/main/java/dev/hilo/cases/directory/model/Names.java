package dev.hilo.cases.directory.model;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provisioning client knows an entry by. Each is one entry's at the most; {@code userName} in any case. */
public record Names(String userName, @Nullable String externalId) {

    /** The keys that must be free for an entry to have these names. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(userNameKey(userName));
        if (externalId != null) {
            keys.add(externalIdKey(externalId));
        }
        return keys;
    }

    public static String userNameKey(String userName) {
        return "userName:"
                + Normalizer.normalize(userName.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    public static String externalIdKey(String externalId) {
        return "externalId:" + externalId;
    }
}
