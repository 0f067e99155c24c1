/** Telling webhooks of facts: durably, in the order of each case, for a day. */
@NullMarked
package dev.hilo.cases.webhooks.app;

import org.jspecify.annotations.NullMarked;
