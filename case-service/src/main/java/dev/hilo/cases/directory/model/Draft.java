package dev.hilo.cases.directory.model;

/**
 * What a provisioning client wants an entry to hold.
 *
 * @param document the whole of it in the client's words, given back as it came
 */
public record Draft(Names names, Person person, String document) {}
