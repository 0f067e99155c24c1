/** The channel SDK's side: interactions and receipts out, deliveries in. */
@NullMarked
package dev.hilo.channel.chat.adapter.channel;

import org.jspecify.annotations.NullMarked;
