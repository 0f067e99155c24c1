/** Figures over many cases: pure functions over values. */
@NullMarked
package dev.hilo.analytics.reports.model;

import org.jspecify.annotations.NullMarked;
