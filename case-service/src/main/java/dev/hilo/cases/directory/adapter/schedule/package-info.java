/** What the directory does by itself. */
@NullMarked
package dev.hilo.cases.directory.adapter.schedule;

import org.jspecify.annotations.NullMarked;
