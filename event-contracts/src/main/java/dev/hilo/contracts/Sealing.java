package dev.hilo.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * Encrypts what is {@link Personal} in a commit, so that destroying a key erases it wherever the commit lies, and
 * decrypts it for those who are given the key.
 *
 * <p>All personal values of a scope are taken out of the event and kept under its name in {@code sealed}, as one JSON
 * object from JSON pointer (RFC 6901) to value: base64url of a version byte (1) and of {@link AesGcm}, bound to {@code
 * userId/version/scope}. The scope of a fact is its case where it names one; of an interaction, the case that the same
 * commit puts it into; of anything else, the user.
 */
public final class Sealing {

    /** The scope of what belongs to no case. */
    public static final String USER = "user";

    static final String SEALED = "sealed";

    private static final String FACTS = "facts";
    private static final byte VERSION = 1;

    private Sealing() {}

    /**
     * A commit whose personal values have been taken out.
     *
     * @param event what everybody may read
     * @param values what only the keys' holders may, by scope
     */
    private record Parted(ContextCommitted commit, ObjectNode event, Map<String, ObjectNode> values) implements Draft {

        @Override
        public Set<String> scopes() {
            return values.keySet();
        }

        @Override
        public byte[] seal(KeySource keys) {
            Map<String, String> sealed = new TreeMap<>(commit.sealed());
            values.forEach((scope, content) -> {
                SecretKey key = keys.key(commit.userId(), scope);
                if (key == null) {
                    throw new IllegalStateException("there is no key to seal commit " + commit.eventId() + " with");
                }
                sealed.put(scope, encrypted(key, ContractJson.write(content), bound(commit, scope)));
            });
            if (!sealed.isEmpty()) {
                event.set(SEALED, ContractJson.mapper().valueToTree(sealed));
            }
            return ContractJson.write(event);
        }
    }

    /** A commit about to be sealed. */
    public interface Draft {

        /** The scopes whose keys are needed. */
        Set<String> scopes();

        /** The event as it is published, JSON in UTF-8. Every key must be there. */
        byte[] seal(KeySource keys);
    }

    /** Finds what must be sealed. Scopes of the commit that are still sealed stay as they are. */
    public static Draft draft(ContextCommitted commit) {
        ObjectNode event = ContractJson.mapper().valueToTree(commit);
        event.remove(SEALED);
        Map<String, String> cases = casesOfInteractions(commit);
        Map<String, ObjectNode> values = new HashMap<>();
        JsonNode facts = event.get(FACTS);
        for (int i = 0; i < facts.size(); i++) {
            JsonNode fact = facts.get(i);
            String scope = scope(commit.facts().get(i), fact, cases);
            PersonalParts.walk(ContextFact.class, fact, "/" + FACTS + "/" + i, (holder, name, pointer, placeholder) -> {
                JsonNode value = holder.get(name);
                if (value != null && !(value.isContainerNode() && value.isEmpty())) {
                    holder.remove(name);
                    values.computeIfAbsent(scope, s -> ContractJson.mapper().createObjectNode())
                            .set(pointer, value);
                }
            });
        }
        values.keySet().removeAll(commit.sealed().keySet());
        return new Parted(commit, event, values);
    }

    /** The event as it is published, JSON in UTF-8: nothing personal can be read in it without its key. */
    public static byte[] seal(ContextCommitted commit, KeySource keys) {
        return draft(commit).seal(keys);
    }

    /**
     * Puts back what was sealed. A scope whose key is missing keeps its placeholders and stays in {@code sealed}.
     *
     * @throws ContractViolation when a scope cannot be decrypted with its key
     */
    public static ContextCommitted open(ContextCommitted commit, KeySource keys) {
        if (commit.sealed().isEmpty()) {
            return commit;
        }
        ObjectNode event = ContractJson.mapper().valueToTree(commit);
        Map<String, String> left = new HashMap<>();
        commit.sealed().forEach((scope, text) -> {
            SecretKey key = keys.key(commit.userId(), scope);
            if (key == null) {
                left.put(scope, text);
            } else {
                restore(event, decrypted(key, text, bound(commit, scope), scope));
            }
        });
        event.set(SEALED, ContractJson.mapper().valueToTree(left));
        return ContractJson.read(event, ContextCommitted.class);
    }

    /** Puts placeholders where a sealed event lacks what a record must have; leaves others as they are. */
    static JsonNode readable(JsonNode event) {
        if (event.path(SEALED) instanceof ObjectNode sealed && !sealed.isEmpty()) {
            PersonalParts.walk(ContextFact.class, event.get(FACTS), "", (holder, name, pointer, placeholder) -> {
                if (placeholder != null && !holder.hasNonNull(name)) {
                    holder.put(name, placeholder);
                }
            });
        }
        return event;
    }

    private static Map<String, String> casesOfInteractions(ContextCommitted commit) {
        Map<String, String> cases = new HashMap<>();
        for (ContextFact fact : commit.facts()) {
            if (fact instanceof ContextCaseFact.InteractionAttached attached) {
                cases.put(attached.interactionId(), attached.caseId());
            } else if (fact instanceof ContextCaseFact.CaseOpened opened && opened.interactionId() != null) {
                cases.putIfAbsent(opened.interactionId(), opened.caseId());
            }
        }
        return cases;
    }

    private static String scope(ContextFact fact, JsonNode json, Map<String, String> casesOfInteractions) {
        JsonNode named = json.path(PersonalParts.CASE);
        if (named.isTextual() && !named.asText().isBlank()) {
            return named.asText();
        }
        return fact instanceof ContextFact.InteractionRecorded recorded
                ? casesOfInteractions.getOrDefault(recorded.interaction().id(), USER)
                : USER;
    }

    private static void restore(ObjectNode event, byte[] content) {
        ObjectNode values = ContractJson.read(content, ObjectNode.class);
        values.fields().forEachRemaining(value -> {
            JsonPointer place = JsonPointer.compile(value.getKey());
            // A record of this version may know nothing of the place: then it needs nothing there either.
            if (event.at(place.head()) instanceof ObjectNode holder) {
                holder.set(place.last().getMatchingProperty(), value.getValue());
            }
        });
    }

    private static byte[] bound(ContextCommitted commit, String scope) {
        return (commit.eventId() + "/" + scope).getBytes(StandardCharsets.UTF_8);
    }

    private static String encrypted(SecretKey key, byte[] content, byte[] boundTo) {
        byte[] box = AesGcm.encrypt(key, content, boundTo);
        byte[] versioned = new byte[1 + box.length];
        versioned[0] = VERSION;
        System.arraycopy(box, 0, versioned, 1, box.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(versioned);
    }

    private static byte[] decrypted(SecretKey key, String text, byte[] boundTo, String scope) {
        try {
            byte[] versioned = Base64.getUrlDecoder().decode(text);
            if (versioned.length > 0 && versioned[0] == VERSION) {
                return AesGcm.decrypt(key, Arrays.copyOfRange(versioned, 1, versioned.length), boundTo);
            }
            throw new ContractViolation(SEALED + "." + scope, "is sealed in a way this version does not know");
        } catch (AEADBadTagException e) {
            throw new ContractViolation(
                    SEALED + "." + scope, "cannot be opened with its key: it was changed, or sealed for another place");
        } catch (IllegalArgumentException e) {
            throw e instanceof ContractViolation violation
                    ? violation
                    : new ContractViolation(SEALED + "." + scope, "is not base64url");
        }
    }
}
