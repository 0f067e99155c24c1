/** The channel put together on Quarkus. */
@NullMarked
package dev.hilo.channel.webhook.adapter.service;

import org.jspecify.annotations.NullMarked;
