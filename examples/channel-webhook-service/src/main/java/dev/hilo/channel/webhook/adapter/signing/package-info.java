/** Signatures of hooks, as Standard Webhooks has them. */
@NullMarked
package dev.hilo.channel.webhook.adapter.signing;

import org.jspecify.annotations.NullMarked;
