/** Webhooks and what is delivered to them. */
@NullMarked
package dev.hilo.cases.webhooks.model;

import org.jspecify.annotations.NullMarked;
