/** Who may send hooks, and how they name people. */
@NullMarked
package dev.hilo.channel.webhook.model;

import org.jspecify.annotations.NullMarked;
