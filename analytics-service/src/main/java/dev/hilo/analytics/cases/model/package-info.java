/** What happened to each case, as far as reports need it: pure functions over values. */
@NullMarked
package dev.hilo.analytics.cases.model;

import org.jspecify.annotations.NullMarked;
