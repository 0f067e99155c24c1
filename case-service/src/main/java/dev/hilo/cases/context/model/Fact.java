package dev.hilo.cases.context.model;

/**
 * What a commit states about a user's context. {@code actor} is who decided: the id of a person, or the name of a
 * service or policy.
 */
public sealed interface Fact permits UserFact, CaseFact {}
