package dev.hilo.notification.telling.adapter.mongo;

import dev.hilo.notification.telling.model.Acknowledged;
import dev.hilo.notification.telling.model.CaseContact;
import dev.hilo.notification.telling.model.Contact;
import dev.hilo.notification.telling.model.Conversation;
import dev.hilo.notification.telling.model.Person;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code {_id: user, version, people: [{user, name, language, preferences, identities: [{identity, channel}]}], lately:
 * [contact], recent: [contact], cases: [{case, subject, language, contacts: [contact], rated}], acknowledged: [{identity,
 * at}]}} with {@code contact = {interaction, channel, identity, conversation, message, references, subject, recipient, at,
 * automatic, noAutomaticAnswer}}. What is absent is not known. Times are kept to the millisecond.
 */
final class UserContactsDocument {

    private UserContactsDocument() {}

    static Document of(UserContacts user) {
        return new Document("_id", user.userId())
                .append("version", user.version())
                .append(
                        "people",
                        user.people().values().stream()
                                .map(UserContactsDocument::person)
                                .toList())
                .append("lately", contacts(user.lately()))
                .append("recent", contacts(user.recent()))
                .append(
                        "cases",
                        user.cases().values().stream()
                                .map(known -> new Document("case", known.caseId())
                                        .append("subject", known.subject())
                                        .append("language", known.language())
                                        .append("contacts", contacts(known.contacts()))
                                        .append("rated", known.rated()))
                                .toList())
                .append(
                        "acknowledged",
                        user.acknowledged().stream()
                                .map(one -> new Document("identity", one.identity()).append("at", Date.from(one.at())))
                                .toList());
    }

    static UserContacts read(Document document) {
        Map<String, Person> people = new LinkedHashMap<>();
        document.getList("people", Document.class).forEach(one -> people.put(one.getString("user"), person(one)));
        Map<String, CaseContact> cases = new LinkedHashMap<>();
        document.getList("cases", Document.class)
                .forEach(one -> cases.put(
                        one.getString("case"),
                        new CaseContact(
                                one.getString("case"),
                                one.getString("subject"),
                                one.getString("language"),
                                contacts(one, "contacts"),
                                one.getBoolean("rated"))));
        return new UserContacts(
                document.getString("_id"),
                document.getLong("version"),
                people,
                contacts(document, "lately"),
                contacts(document, "recent"),
                cases,
                acknowledged(document));
    }

    /** None in a document of a version that kept none. */
    private static List<Acknowledged> acknowledged(Document document) {
        return document.getList("acknowledged", Document.class, List.of()).stream()
                .map(one -> new Acknowledged(
                        one.getString("identity"), one.getDate("at").toInstant()))
                .toList();
    }

    private static Document person(Person person) {
        List<Document> identities = new ArrayList<>();
        person.identities()
                .forEach((identity, channel) ->
                        identities.add(new Document("identity", identity).append("channel", channel)));
        Document document = new Document("user", person.userId());
        put(document, "name", person.name());
        put(document, "language", person.language());
        put(document, "preferences", PreferencesDocument.of(person.preferences()));
        document.append("proven", List.copyOf(person.proven()));
        return document.append("identities", identities);
    }

    private static Person person(Document document) {
        Map<String, String> identities = new LinkedHashMap<>();
        document.getList("identities", Document.class)
                .forEach(one -> identities.put(one.getString("identity"), one.getString("channel")));
        return new Person(
                document.getString("user"),
                document.getString("name"),
                document.getString("language"),
                PreferencesDocument.read(document.get("preferences", Document.class)),
                identities,
                Set.copyOf(document.getList("proven", String.class, List.of())));
    }

    private static List<Document> contacts(List<Contact> contacts) {
        return contacts.stream().map(UserContactsDocument::contact).toList();
    }

    private static List<Contact> contacts(Document parent, String key) {
        return parent.getList(key, Document.class).stream()
                .map(UserContactsDocument::contact)
                .toList();
    }

    private static Document contact(Contact contact) {
        Conversation conversation = contact.conversation();
        Document document = new Document("interaction", contact.interactionId())
                .append("channel", contact.channel())
                .append("identity", contact.identity())
                .append("conversation", conversation.id());
        put(document, "message", conversation.messageId());
        document.append("references", conversation.references());
        put(document, "subject", conversation.subject());
        put(document, "recipient", conversation.recipient());
        return document.append("at", Date.from(contact.at()))
                .append("automatic", contact.automatic())
                .append("noAutomaticAnswer", contact.noAutomaticAnswer())
                .append("verified", contact.verified());
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
                        document.getString("subject"),
                        document.getString("recipient")),
                document.getDate("at").toInstant(),
                document.getBoolean("automatic"),
                document.getBoolean("noAutomaticAnswer", false),
                document.getBoolean("verified", false));
    }

    private static void put(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }
}
