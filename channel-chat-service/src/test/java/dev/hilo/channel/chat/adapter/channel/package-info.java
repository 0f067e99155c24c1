@NullMarked
package dev.hilo.channel.chat.adapter.channel;

import org.jspecify.annotations.NullMarked;
