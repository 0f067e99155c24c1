/** From a delivery to a signed hook. */
@NullMarked
package dev.hilo.channel.webhook.adapter.outbound;

import org.jspecify.annotations.NullMarked;
