/** Entries of the organisation's directory, and what they mean to a user's context. */
@NullMarked
package dev.hilo.cases.directory.model;

import org.jspecify.annotations.NullMarked;
