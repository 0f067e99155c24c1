package dev.hilo.cases.keys.model;

/**
 * Names a key.
 *
 * @param user whose log it is for
 * @param scope what of it: about which case, and of which merged user, as the contract writes it
 */
public record KeyId(String user, String scope) {}
