package dev.hilo.cases.directory.adapter.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Elsewhere;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What we add to a SCIM user, read-only: whose the entry is, and what of it could not be made theirs. */
final class DirectoryExtension {

    static final String URN = "urn:hilo:params:scim:schemas:extension:directory:2.0:User";

    private DirectoryExtension() {}

    static JsonNode schema() {
        try (InputStream schema = DirectoryExtension.class.getResourceAsStream("directory-extension.json")) {
            return JsonHelper.readJsonDocument(
                    new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void addTo(User user, DirectoryEntry entry, List<String> unusable) {
        ObjectNode extension = new ScimObjectNode();
        if (entry.userId() != null) {
            extension.put("userId", entry.userId());
        }
        if (!entry.elsewhere().isEmpty()) {
            ArrayNode conflicts = extension.putArray("conflicts");
            for (Elsewhere one : entry.elsewhere()) {
                conflicts
                        .addObject()
                        .put("value", one.identity())
                        .put("userId", one.userId())
                        .put("inDirectory", one.inDirectory());
            }
        }
        if (!unusable.isEmpty()) {
            ArrayNode numbers = extension.putArray("unusable");
            unusable.forEach(numbers::add);
        }
        if (!extension.isEmpty()) {
            user.set(URN, extension);
            user.addSchema(URN);
        }
    }
}
