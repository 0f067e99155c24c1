/** Who a visitor's token says they are. */
@NullMarked
package dev.hilo.channel.chat.adapter.identity;

import org.jspecify.annotations.NullMarked;
