/** The use cases of the context, and the ports they need. */
@NullMarked
package dev.hilo.cases.context.app;

import org.jspecify.annotations.NullMarked;
