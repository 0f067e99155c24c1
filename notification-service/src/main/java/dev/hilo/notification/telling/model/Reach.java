package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where a user is to be told something. What the desk sends is text, so it never calls while there is another way. */
final class Reach {

    private static final String MAIL = "email";
    private static final String VOICE = "voice";

    private Reach() {}

    /** Where the user last spoke about the case; when they never did, where they like to be spoken to. */
    static Optional<Destination> inConversation(UserContacts user, String caseId, Instant at) {
        return user.ofCase(caseId)
                .flatMap(known -> known.latest(Reach::takesText))
                .map(Destination::answering)
                .or(() -> anew(user, at));
    }

    /**
     * For what starts a contact: the first channel that the user prefers and has, within its hours; else where they last
     * spoke at all; else wherever they were linked first.
     */
    static Optional<Destination> anew(UserContacts user, Instant at) {
        return user.preferences().channels().stream()
                .filter(way -> !way.channel().equals(VOICE) && way.isOpen(at))
                .flatMap(way -> on(user, way.channel()).stream())
                .findFirst()
                .or(() -> lately(user).map(Destination::answering))
                .or(() -> linkedFirst(user, at));
    }

    /** By mail, under their last message about the case if that was one; empty when they have no address. */
    static Optional<Destination> byMail(UserContacts user, String caseId) {
        return user.ofCase(caseId)
                .flatMap(known -> known.latest(contact -> contact.channel().equals(MAIL)))
                .map(Destination::answering)
                .or(() -> on(user, MAIL));
    }

    /** On a channel: where they last spoke on it, else where they were linked first. A mail begins a thread of its own. */
    private static Optional<Destination> on(UserContacts user, String channel) {
        return user.lately().reversed().stream()
                .filter(contact -> contact.channel().equals(channel))
                .findFirst()
                .map(contact -> channel.equals(MAIL)
                        ? new Destination(channel, contact.identity(), null)
                        : Destination.answering(contact))
                .or(() -> user.identities().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(channel))
                        .findFirst()
                        .map(Reach::identity));
    }

    private static Optional<Contact> lately(UserContacts user) {
        return user.lately().reversed().stream().filter(Reach::takesText).findFirst();
    }

    private static Optional<Destination> linkedFirst(UserContacts user, Instant at) {
        return user.identities().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(VOICE))
                .findFirst()
                .or(() -> user.preferences().forbidCalls(at)
                        ? Optional.empty()
                        : user.identities().entrySet().stream().findFirst())
                .map(Reach::identity);
    }

    private static Destination identity(Map.Entry<String, String> linked) {
        return new Destination(linked.getValue(), linked.getKey(), null);
    }

    private static boolean takesText(Contact contact) {
        return !contact.channel().equals(VOICE);
    }
}
