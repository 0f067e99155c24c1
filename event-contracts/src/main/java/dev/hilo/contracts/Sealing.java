package dev.hilo.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/**
 * Encrypts what is {@link Personal} in a commit, so that destroying a key erases it wherever the commit lies, and
 * decrypts it for those who are given the key.
 *
 * <p>All personal values of a scope are taken out of the event and kept under its name in {@code sealed}, as one JSON
 * object from JSON pointer (RFC 6901) to value, encrypted with AES-256-GCM and bound to {@code userId/version/scope}. The
 * {@link Scope} of a value is the case and the member that the nearest record around it names; of an interaction, the
 * case that the same commit puts it into.
 */
public final class Sealing {

    /** The name of {@link Scope#USER}. */
    public static final String USER = Scope.USER.name();

    static final String SEALED = "sealed";

    private static final String FACTS = "facts";

    private Sealing() {}

    /** A commit about to be sealed. */
    public interface Draft {

        /** The scopes whose keys are needed. */
        Set<String> scopes();

        /** The event as it is published, JSON in UTF-8. Every key must be there. */
        byte[] seal(KeySource keys);
    }

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
                sealed.put(scope, SealedText.encrypt(key, ContractJson.write(content), bound(commit, scope)));
            });
            if (!sealed.isEmpty()) {
                event.set(SEALED, ContractJson.mapper().valueToTree(sealed));
            }
            return ContractJson.write(event);
        }
    }

    /** Finds what must be sealed. Scopes of the commit that are still sealed stay as they are. */
    public static Draft draft(ContextCommitted commit) {
        ObjectNode event = ContractJson.mapper().valueToTree(commit);
        event.remove(SEALED);
        Map<String, String> cases = casesOfInteractions(commit);
        Map<String, ObjectNode> values = new HashMap<>();
        JsonNode facts = event.get(FACTS);
        for (int i = 0; i < facts.size(); i++) {
            Scope around = around(commit.facts().get(i), cases);
            PersonalParts.walk(ContextFact.class, facts.get(i), "/" + FACTS + "/" + i, around, found -> {
                JsonNode value = found.holder().get(found.name());
                if (value != null && !(value.isContainerNode() && value.isEmpty())) {
                    found.holder().remove(found.name());
                    String scope = found.scope().inLogOf(commit.userId()).name();
                    values.computeIfAbsent(scope, s -> ContractJson.mapper().createObjectNode())
                            .set(found.pointer(), value);
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
     * Puts back what was sealed. A scope whose key is missing, or was made after the one that sealed it had been
     * destroyed, keeps its placeholders and stays in {@code sealed}.
     *
     * @throws ContractViolation when a scope cannot be decrypted with the key that sealed it
     */
    public static ContextCommitted open(ContextCommitted commit, KeySource keys) {
        if (commit.sealed().isEmpty()) {
            return commit;
        }
        ObjectNode event = ContractJson.mapper().valueToTree(commit);
        Map<String, String> left = new HashMap<>();
        commit.sealed().forEach((scope, text) -> {
            SecretKey key = keys.key(commit.userId(), scope);
            byte[] content =
                    key == null ? null : SealedText.decrypt(key, text, bound(commit, scope), SEALED + "." + scope);
            if (content == null) {
                left.put(scope, text);
            } else {
                restore(event, content);
            }
        });
        event.set(SEALED, ContractJson.mapper().valueToTree(left));
        return ContractJson.read(event, ContextCommitted.class);
    }

    /** Puts placeholders where a sealed event lacks what a record must have; leaves others as they are. */
    static JsonNode readable(JsonNode event) {
        if (event.path(SEALED) instanceof ObjectNode sealed && !sealed.isEmpty()) {
            PersonalParts.walk(ContextFact.class, event.get(FACTS), "", Scope.USER, found -> {
                if (found.placeholder() != null && !found.holder().hasNonNull(found.name())) {
                    found.holder().put(found.name(), found.placeholder());
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

    private static Scope around(ContextFact fact, Map<String, String> casesOfInteractions) {
        return fact instanceof ContextFact.InteractionRecorded recorded
                ? new Scope(casesOfInteractions.get(recorded.interaction().id()), null)
                : Scope.USER;
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

    private static String bound(ContextCommitted commit, String scope) {
        return commit.eventId() + "/" + scope;
    }
}
