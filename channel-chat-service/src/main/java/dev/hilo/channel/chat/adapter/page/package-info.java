/** The plain chat page: its settings and its security headers. */
@NullMarked
package dev.hilo.channel.chat.adapter.page;

import org.jspecify.annotations.NullMarked;
