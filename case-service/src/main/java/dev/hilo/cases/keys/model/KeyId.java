package dev.hilo.cases.keys.model;

/**
 * Names a key.
 *
 * @param scope a case of the user, or {@code user} for what belongs to no case
 */
public record KeyId(String user, String scope) {}
