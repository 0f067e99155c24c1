package dev.hilo.routing.roster.adapter;

/** Fired after somebody changed an agent's entry or presence: a case that waits may find somebody now. */
public record RosterChanged(String agentId) {}
