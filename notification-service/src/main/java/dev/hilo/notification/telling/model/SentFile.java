package dev.hilo.notification.telling.model;

/**
 * A file that goes with a message; its bytes are in the case service.
 *
 * @param size bytes; {@code sha256} of them, hexadecimal
 */
public record SentFile(String id, String name, String mediaType, long size, String sha256) {}
