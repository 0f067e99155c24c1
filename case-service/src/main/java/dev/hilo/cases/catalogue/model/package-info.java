/** What the desk offers, and what it must know to help: services and templates, as values. */
@NullMarked
package dev.hilo.cases.catalogue.model;

import org.jspecify.annotations.NullMarked;
