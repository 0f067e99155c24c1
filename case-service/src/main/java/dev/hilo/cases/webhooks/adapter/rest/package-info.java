/** Webhooks and their deliveries over REST. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.rest;

import org.jspecify.annotations.NullMarked;
