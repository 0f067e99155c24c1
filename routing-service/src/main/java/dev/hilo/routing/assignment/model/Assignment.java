package dev.hilo.routing.assignment.model;

import dev.hilo.routing.roster.model.Agent;

/** A case and the agent who should have it, both as they were read. */
public record Assignment(RoutedCase routed, Agent agent) {}
