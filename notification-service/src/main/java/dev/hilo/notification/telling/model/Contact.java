package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One time the user spoke to the desk, as far as answering them needs it.
 *
 * @param interactionId empty where only the thread is known
 * @param at when it was committed
 * @param automatic a machine wrote it: it is no sign of where the person is, and is never answered
 * @param noAutomaticAnswer they ask that no machine answers it; people may
 * @param verified their channel knows that it came from whom it says
 */
public record Contact(
        String interactionId,
        String channel,
        String identity,
        Conversation conversation,
        Instant at,
        boolean automatic,
        boolean noAutomaticAnswer,
        boolean verified) {

    public Contact(
            String interactionId,
            String channel,
            String identity,
            Conversation conversation,
            Instant at,
            boolean automatic,
            boolean noAutomaticAnswer) {
        this(interactionId, channel, identity, conversation, at, automatic, noAutomaticAnswer, false);
    }

    public Contact(
            String interactionId,
            String channel,
            String identity,
            Conversation conversation,
            Instant at,
            boolean automatic) {
        this(interactionId, channel, identity, conversation, at, automatic, false);
    }

    boolean isIn(String thatChannel, String conversationId) {
        return channel.equals(thatChannel) && conversation.id().equals(conversationId);
    }

    boolean sharesThreadWith(Contact other) {
        return isIn(other.channel, other.conversation.id());
    }

    Contact withoutSubject() {
        return new Contact(
                interactionId,
                channel,
                identity,
                conversation.withoutSubject(),
                at,
                automatic,
                noAutomaticAnswer,
                verified);
    }

    /** Of each identity the latest, the newest last, so many at the most. */
    static List<Contact> latest(List<Contact> contacts, Contact one, int most) {
        List<Contact> next = new ArrayList<>();
        for (Contact known : contacts) {
            if (!known.identity.equals(one.identity)) {
                next.add(known);
            } else if (known.at.isAfter(one.at)) {
                return contacts;
            }
        }
        int place = next.size();
        while (place > 0 && next.get(place - 1).at.isAfter(one.at)) {
            place--;
        }
        next.add(place, one);
        return List.copyOf(next.size() > most ? next.subList(next.size() - most, next.size()) : next);
    }
}
