package dev.hilo.cases.context.model;

/** Who helps. */
public record Agent(String id, String name) {}
