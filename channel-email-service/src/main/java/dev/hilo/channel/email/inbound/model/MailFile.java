package dev.hilo.channel.email.inbound.model;

import java.util.Optional;

/**
 * A file in a mail.
 *
 * @param contentId without angle brackets, where HTML shows it inline
 */
public record MailFile(String name, String mediaType, byte[] bytes, Optional<String> contentId) {}
