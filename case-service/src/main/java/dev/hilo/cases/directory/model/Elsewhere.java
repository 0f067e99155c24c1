package dev.hilo.cases.directory.model;

/**
 * An identity that the directory says is one user's, and that another user has.
 *
 * @param inDirectory whether that other user stands in the directory too: then two persons share the identity, and they
 *     must not be taken for one
 */
public record Elsewhere(String identity, String userId, boolean inDirectory) {}
