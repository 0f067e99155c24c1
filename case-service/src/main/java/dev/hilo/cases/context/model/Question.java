package dev.hilo.cases.context.model;

import java.util.List;

/**
 * The latest that the user was asked about a case.
 *
 * @param fields as they are numbered there
 * @param times how often they were asked, this time included
 */
public record Question(List<String> fields, int times) {}
