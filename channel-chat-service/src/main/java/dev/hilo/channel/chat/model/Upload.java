package dev.hilo.channel.chat.model;

/**
 * A file of the visitor's that waits for its message.
 *
 * @param clientId what the visitor's page calls the message
 * @param number among the files of that message, from 0
 */
public record Upload(String clientId, int number, ChatFile file) {}
