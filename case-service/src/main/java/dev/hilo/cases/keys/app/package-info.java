/** Keeps the keys of users and their cases, and destroys them. */
@NullMarked
package dev.hilo.cases.keys.app;

import org.jspecify.annotations.NullMarked;
