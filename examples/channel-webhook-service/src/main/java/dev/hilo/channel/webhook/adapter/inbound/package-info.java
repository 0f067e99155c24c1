/** From a signed hook to an interaction. */
@NullMarked
package dev.hilo.channel.webhook.adapter.inbound;

import org.jspecify.annotations.NullMarked;
