/** Where cases were, read from the log. */
@NullMarked
package dev.hilo.cases.live.adapter.mongo;

import org.jspecify.annotations.NullMarked;
