package dev.hilo.notification.telling.adapter.mongo;

import dev.hilo.notification.telling.model.CaseContact;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Conversation;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code {_id: user, version, name, language, identities: [{identity, channel}], latest, recent: [contact], cases:
 * [{case, subject, language, latest}]}} with {@code contact = {interaction, channel, identity, conversation, message,
 * references, subject, automatic}}. What is absent is not known.
 */
final class UserContactsDocument {

    private UserContactsDocument() {}

    static Document of(UserContacts user) {
        List<Document> identities = new ArrayList<>();
        user.identities()
                .forEach((identity, channel) ->
                        identities.add(new Document("identity", identity).append("channel", channel)));
        Document document = new Document("_id", user.userId()).append("version", user.version());
        put(document, "name", user.name());
        put(document, "language", user.language());
        document.append("identities", identities);
        put(document, "latest", contact(user.latest()));
        return document.append(
                        "recent",
                        user.recent().stream()
                                .map(UserContactsDocument::contact)
                                .toList())
                .append(
                        "cases",
                        user.cases().values().stream()
                                .map(UserContactsDocument::caseContact)
                                .toList());
    }

    static UserContacts read(Document document) {
        Map<String, String> identities = new LinkedHashMap<>();
        document.getList("identities", Document.class)
                .forEach(one -> identities.put(one.getString("identity"), one.getString("channel")));
        Map<String, CaseContact> cases = new LinkedHashMap<>();
        document.getList("cases", Document.class)
                .forEach(one -> cases.put(
                        one.getString("case"),
                        new CaseContact(
                                one.getString("case"),
                                one.getString("subject"),
                                one.getString("language"),
                                maybeContact(one))));
        List<Contact> recent = document.getList("recent", Document.class).stream()
                .map(UserContactsDocument::contact)
                .toList();
        return new UserContacts(
                document.getString("_id"),
                document.getLong("version"),
                document.getString("name"),
                document.getString("language"),
                identities,
                maybeContact(document),
                recent,
                cases);
    }

    private static Document caseContact(CaseContact known) {
        Document document = new Document("case", known.caseId())
                .append("subject", known.subject())
                .append("language", known.language());
        put(document, "latest", contact(known.latest()));
        return document;
    }

    private static @Nullable Document contact(@Nullable Contact contact) {
        if (contact == null) {
            return null;
        }
        Conversation conversation = contact.conversation();
        Document document = new Document("interaction", contact.interactionId())
                .append("channel", contact.channel())
                .append("identity", contact.identity())
                .append("conversation", conversation.id());
        put(document, "message", conversation.messageId());
        document.append("references", conversation.references());
        put(document, "subject", conversation.subject());
        return document.append("automatic", contact.automatic());
    }

    private static @Nullable Contact maybeContact(Document parent) {
        Document latest = parent.get("latest", Document.class);
        return latest == null ? null : contact(latest);
    }

    private static Contact contact(Document document) {
        return new Contact(
                document.getString("interaction"),
                document.getString("channel"),
                document.getString("identity"),
                new Conversation(
                        document.getString("conversation"),
                        document.getString("message"),
                        document.getList("references", String.class),
                        document.getString("subject")),
                document.getBoolean("automatic"));
    }

    private static void put(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }
}
