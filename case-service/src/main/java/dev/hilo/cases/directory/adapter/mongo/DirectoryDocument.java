package dev.hilo.cases.directory.adapter.mongo;

import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.Draft;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.directory.model.Names;
import dev.hilo.cases.directory.model.Person;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An entry as one document of {@code directory}; lists and filters read its outer fields. */
final class DirectoryDocument {

    private DirectoryDocument() {}

    static Document write(DirectoryEntry entry) {
        Draft content = entry.content();
        Person person = content.person();
        Document document = new Document("_id", entry.id())
                .append("version", entry.version())
                .append("stage", entry.stage().name())
                .append("keys", List.copyOf(entry.keys()))
                .append("names", names(content.names()))
                .append("sortName", Names.userNameKey(content.names().userName()))
                .append("active", person.active())
                .append("attributes", new Document(new HashMap<>(person.attributes())))
                .append("identities", person.identities())
                .append("document", content.document())
                .append("elsewhere", elsewhere(entry.elsewhere()))
                .append("told", entry.told())
                .append("createdAt", Date.from(entry.createdAt()))
                .append("modifiedAt", Date.from(entry.modifiedAt()));
        putIfPresent(document, "displayName", person.displayName());
        putIfPresent(document, "language", person.language());
        putIfPresent(document, "user", entry.userId());
        return document;
    }

    static List<Document> elsewhere(List<Elsewhere> elsewhere) {
        return elsewhere.stream()
                .map(one -> new Document("identity", one.identity())
                        .append("user", one.userId())
                        .append("inDirectory", one.inDirectory()))
                .toList();
    }

    static DirectoryEntry read(Document document) {
        Document names = document.get("names", Document.class);
        Map<String, String> attributes = new HashMap<>();
        document.get("attributes", Document.class)
                .forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        Person person = new Person(
                document.getBoolean("active", true),
                document.getString("displayName"),
                document.getString("language"),
                Map.copyOf(attributes),
                document.getList("identities", String.class));
        return new DirectoryEntry(
                document.getString("_id"),
                document.getLong("version"),
                Stage.valueOf(document.getString("stage")),
                Set.copyOf(document.getList("keys", String.class)),
                new Draft(
                        new Names(names.getString("userName"), names.getString("externalId")),
                        person,
                        document.getString("document")),
                document.getString("user"),
                document.getList("elsewhere", Document.class).stream()
                        .map(one -> new Elsewhere(
                                one.getString("identity"), one.getString("user"), one.getBoolean("inDirectory", false)))
                        .toList(),
                document.getBoolean("told", false),
                Objects.requireNonNull(document.getDate("createdAt")).toInstant(),
                Objects.requireNonNull(document.getDate("modifiedAt")).toInstant());
    }

    private static Document names(Names names) {
        Document document = new Document("userName", names.userName());
        putIfPresent(document, "externalId", names.externalId());
        return document;
    }

    private static void putIfPresent(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.append(field, value);
        }
    }
}
