/** The catalogue as it is kept, as it is changed, and as decisions see it. */
@NullMarked
package dev.hilo.cases.catalogue.app;

import org.jspecify.annotations.NullMarked;
