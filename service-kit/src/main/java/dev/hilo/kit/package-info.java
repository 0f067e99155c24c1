/** The plumbing that every Hilo service shares, as CDI beans: consumers, publisher, database, problems, health. */
@NullMarked
package dev.hilo.kit;

import org.jspecify.annotations.NullMarked;
