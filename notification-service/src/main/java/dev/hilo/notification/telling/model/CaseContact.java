package dev.hilo.notification.telling.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of one case of the user.
 *
 * @param contacts where they last spoke about it, on each of their identities; the newest last
 * @param rated they have said how satisfied they are
 */
public record CaseContact(String caseId, String subject, String language, List<Contact> contacts, boolean rated) {

    static final int CONTACTS_KEPT = 6;

    public CaseContact {
        contacts = List.copyOf(contacts);
    }

    /** Where the user is in this conversation, of the places that fit. */
    Optional<Contact> latest(Predicate<Contact> fit) {
        return contacts.reversed().stream().filter(fit).findFirst();
    }

    CaseContact heardOn(Contact contact) {
        return with(Contact.latest(contacts, contact, CONTACTS_KEPT));
    }

    CaseContact heardOn(List<Contact> more) {
        CaseContact next = this;
        for (Contact contact : more) {
            next = next.heardOn(contact);
        }
        return next;
    }

    CaseContact only(Predicate<Contact> kept) {
        return with(contacts.stream().filter(kept).toList());
    }

    CaseContact named(String next) {
        return new CaseContact(caseId, next, language, contacts, rated);
    }

    CaseContact wasRated() {
        return new CaseContact(caseId, subject, language, contacts, true);
    }

    CaseContact with(List<Contact> next) {
        return new CaseContact(caseId, subject, language, next, rated);
    }
}
