package dev.hilo.notification.telling.model;

/**
 * One time the user spoke to the desk, as far as answering them needs it.
 *
 * @param automatic a machine wrote it: it is no sign of where the person is, and is never answered
 */
public record Contact(
        String interactionId, String channel, String identity, Conversation conversation, boolean automatic) {}
