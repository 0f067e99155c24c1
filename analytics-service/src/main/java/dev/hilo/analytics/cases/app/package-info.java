/** Folds commits into the histories of cases. */
@NullMarked
package dev.hilo.analytics.cases.app;

import org.jspecify.annotations.NullMarked;
