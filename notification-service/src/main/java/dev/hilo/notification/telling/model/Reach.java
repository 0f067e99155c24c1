package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Channels.MAIL;
import static dev.hilo.notification.telling.model.Channels.VOICE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user is to be told something, of the channels that deliver. What the desk sends is text, so it never calls while
 * there is another way.
 */
final class Reach {

    private final UserContacts user;
    private final Channels channels;

    Reach(UserContacts user, Channels channels) {
        this.user = user;
        this.channels = channels;
    }

    /** Under this very message; where its channel does not deliver, as for what starts a contact. */
    Optional<Destination> answering(Contact contact, Instant at) {
        return channels.deliver(contact.channel()) ? Optional.of(Destination.answering(contact)) : anew(at);
    }

    /** Where the user last spoke about the case; when they never did, where they like to be spoken to. */
    Optional<Destination> inConversation(String caseId, Instant at) {
        return user.ofCase(caseId)
                .flatMap(known -> known.latest(this::takesText))
                .map(Destination::answering)
                .or(() -> anew(at));
    }

    /**
     * For what starts a contact: the first channel that the user prefers and has, within its hours; else where they last
     * spoke at all; else wherever they were linked first.
     */
    Optional<Destination> anew(Instant at) {
        return user.preferences().channels().stream()
                .filter(way -> !way.channel().equals(VOICE) && way.isOpen(at))
                .flatMap(way -> on(way.channel()).stream())
                .findFirst()
                .or(() -> lately().map(Destination::answering))
                .or(() -> linkedFirst(at));
    }

    /**
     * As they prefer, but not on the channel where they were not there to read; empty when they have no other. Whoever has
     * other channels is not called for this.
     */
    Optional<Destination> elsewhere(String away, Instant at) {
        return user.preferences().channels().stream()
                .filter(way -> !way.channel().equals(VOICE) && !way.channel().equals(away) && way.isOpen(at))
                .flatMap(way -> on(way.channel()).stream())
                .findFirst()
                .or(() -> user.lately().reversed().stream()
                        .filter(contact -> !contact.channel().equals(away) && takesText(contact))
                        .findFirst()
                        .flatMap(contact -> on(contact.channel())))
                .or(() -> user.identities().entrySet().stream()
                        .flatMap(linked -> identity(linked).stream())
                        .filter(way ->
                                !way.channel().equals(VOICE) && !way.channel().equals(away))
                        .findFirst());
    }

    /** By mail, under their last message about the case if that was one; empty when they have no address. */
    Optional<Destination> byMail(String caseId) {
        return user.ofCase(caseId)
                .flatMap(known -> known.latest(contact -> contact.channel().equals(MAIL) && takesText(contact)))
                .map(Destination::answering)
                .or(() -> on(MAIL));
    }

    /**
     * Whether the desk may answer by itself what they said: not when they ask that no machine does, nor when as many cases
     * as may be were acknowledged to that address within the hour.
     */
    boolean takesAnswer(Contact said, Destination to, Instant at) {
        return !said.noAutomaticAnswer()
                && user.acknowledgedLately(to.identity(), at) < channels.acknowledgementsAnHour();
    }

    /** Whether they read it without being told: where they last spoke about the case, else at all, it stands. */
    boolean readsInPlace(String caseId) {
        return user.ofCase(caseId)
                .flatMap(known -> known.latest(contact -> true))
                .or(() -> user.lately().reversed().stream().findFirst())
                .filter(contact -> channels.areReadInPlace(contact.channel()))
                .isPresent();
    }

    /** On a channel: where they last spoke on it, else where they were linked first. A mail begins a thread of its own. */
    private Optional<Destination> on(String channel) {
        return user.lately().reversed().stream()
                .filter(contact -> contact.channel().equals(channel) && takesText(contact))
                .findFirst()
                .map(contact -> channel.equals(MAIL)
                        ? new Destination(channel, contact.identity(), null)
                        : Destination.answering(contact))
                .or(() -> user.identities().entrySet().stream()
                        .filter(linked -> channels.carry(channel, linked.getKey(), linked.getValue()))
                        .findFirst()
                        .map(linked -> new Destination(channel, linked.getKey(), null)));
    }

    private Optional<Contact> lately() {
        return user.lately().reversed().stream().filter(this::takesText).findFirst();
    }

    private Optional<Destination> linkedFirst(Instant at) {
        List<Destination> ways = user.identities().entrySet().stream()
                .flatMap(linked -> identity(linked).stream())
                .toList();
        return ways.stream()
                .filter(way -> !way.channel().equals(VOICE))
                .findFirst()
                .or(() -> user.preferences().forbidCalls(at)
                        ? Optional.empty()
                        : ways.stream().findFirst());
    }

    private Optional<Destination> identity(Map.Entry<String, String> linked) {
        return channels.to(linked.getKey(), linked.getValue())
                .map(channel -> new Destination(channel, linked.getKey(), null));
    }

    private boolean takesText(Contact contact) {
        return !contact.channel().equals(VOICE) && channels.deliver(contact.channel());
    }
}
